// The few assertions that the suite needs, the same in Node and in a worker.

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  ok(is === should, `${is} should be ${should}`);
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `${JSON.stringify(text)} should match ${pattern}`);
}

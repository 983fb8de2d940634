/** Text from essays and packs without the control characters by which it could steer a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '\uFFFD');

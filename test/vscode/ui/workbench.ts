// A writer's hands and eyes in the workbench. Every wait is for something that can be seen.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

export interface Point {
  x: number;
  y: number;
}

export class Workbench {
  readonly page: Page;
  readonly #shots: string;

  constructor(page: Page, shots: string) {
    this.page = page;
    this.#shots = shots;
    mkdirSync(shots, { recursive: true });
  }

  readonly errors = (): Locator => this.page.locator('.monaco-editor .squiggly-error');
  readonly anySquiggle = (): Locator => this.page.locator('.monaco-editor [class*="squiggly-"]');
  readonly hover = (): Locator =>
    this.page.locator('.monaco-hover:visible').filter({ has: this.page.locator('.hover-contents') });
  readonly actions = (): Locator => this.page.locator('.action-widget .monaco-list-row');
  readonly problems = (): Locator => this.page.locator('.markers-panel .monaco-list-row');
  /** The light bulb that can be seen, of whatever kind. */
  readonly bulb = (): Locator =>
    this.page
      .locator('.monaco-editor [class*="codicon-"][class*="lightbulb"], .monaco-editor .codicon-light-bulb')
      .locator('visible=true')
      .first();

  /**
   * The messages that VS Code has for the writer. They are read in the list behind the bell: under the driver that lets
   * an extension be tested, VS Code shows no toasts.
   */
  async messages(): Promise<string[]> {
    await this.command('Notifications: Show Notifications');
    const list = this.page.locator('.notifications-center.visible');
    await list.waitFor();
    return list.locator('.notification-list-item-message').allTextContents();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.#shots, `${name}.png`) });
  }

  async ready(): Promise<void> {
    await this.page.locator('.editor-instance .view-lines .view-line').first().waitFor();
  }

  /** The text as it is shown, from top to bottom. VS Code writes blanks as U+00A0. */
  async text(): Promise<string> {
    const lines = await this.page
      .locator('.editor-instance .view-lines .view-line')
      .evaluateAll((elements) =>
        (elements as HTMLElement[]).map(({ offsetTop, textContent }) => ({ offsetTop, text: textContent ?? '' })),
      );
    const sorted = lines.sort((a, b) => a.offsetTop - b.offsetTop).map(({ text }) => text);
    return sorted.join('\n').replaceAll('\u00a0', ' ');
  }

  async focusEditor(): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types as a person does, at about twelve keys a second. */
  async type(text: string, delay = 80): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** Opens a new line at the end and types there. */
  async append(text: string, delay = 80): Promise<void> {
    await this.focusEditor();
    await this.press('Control+End', 'Enter', 'Enter');
    await this.type(text, delay);
  }

  async command(title: string): Promise<void> {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** The middle of what is shown. A squiggle itself takes no pointer events; the position of the mouse is what counts. */
  async centre(of: Locator): Promise<Point> {
    const box = await of.boundingBox();
    if (!box) throw new Error('not on the screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** The middle of a phrase that stands in one line. */
  async centreOf(phrase: string): Promise<Point> {
    for (const line of await this.#lines()) {
      const start = line.text.indexOf(phrase);
      const letter = start < 0 ? undefined : line.letters[start + Math.floor(phrase.length / 2)];
      if (letter) return letter;
    }
    throw new Error(`${phrase} is not on the screen`);
  }

  async click({ x, y }: Point): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  /** Moves the mouse onto a point; a hover appears only for a movement, not for a jump. */
  async pointAt({ x, y }: Point): Promise<void> {
    await this.page.mouse.move(x - 40, y + 60);
    await this.page.mouse.move(x, y, { steps: 5 });
  }

  /** Moves the mouse away from the text, and closes what hangs over it. */
  async lookAway(): Promise<void> {
    await this.page.mouse.move(640, 795);
    await this.press('Escape');
    await this.hover().first().waitFor({ state: 'hidden' });
  }

  /** The text above each error squiggle, from top to bottom. */
  async underlined(): Promise<string[]> {
    const lines = await this.#lines();
    const boxes = await Promise.all((await this.errors().all()).map((squiggle) => squiggle.boundingBox()));
    return boxes
      .filter((box) => box !== null)
      .sort((a, b) => a.y - b.y || a.x - b.x)
      .map((box) => {
        const above = ({ x, y }: Point): boolean =>
          x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
        return lines
          .flatMap(({ text, letters }) => text.split('').filter((_, i) => above(letters[i] as Point)))
          .join('');
      });
  }

  /** Each line of the text as it is shown, with the middle of each of its letters. */
  async #lines(): Promise<{ text: string; letters: Point[] }[]> {
    const lines = await this.page.locator('.editor-instance .view-lines .view-line').evaluateAll((elements) =>
      elements.map((line) => {
        let text = '';
        const letters: { x: number; y: number }[] = [];
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
          const content = node.textContent ?? '';
          for (let i = 0; i < content.length; i += 1) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            letters.push({ x: x + width / 2, y: y + height / 2 });
          }
          text += content;
        }
        return { text, letters };
      }),
    );
    return lines.map(({ text, letters }) => ({ text: text.replaceAll('\u00a0', ' '), letters }));
  }
}

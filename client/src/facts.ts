import * as vscode from 'vscode';

/** Of `clio/facts`: what the server counts of an essay; `facts: null` where a file is none, or is closed. */
export interface FactsParams {
  uri: string;
  facts: { confirmed: number; imprecise: number; contested: number } | null;
  findings: number;
}

export const FACTS = 'clio/facts';

/**
 * Shows in the status bar how many facts of the essay in front are confirmed, and how many findings it has. It is not
 * there while no essay is.
 */
export class FactsItem {
  readonly #item = vscode.window.createStatusBarItem('clio.facts', vscode.StatusBarAlignment.Right, 50);
  readonly #known = new Map<string, FactsParams>();
  readonly #listener = vscode.window.onDidChangeActiveTextEditor(() => this.#show());

  constructor() {
    this.#item.name = 'Clio: confirmed facts';
    this.#item.command = 'workbench.actions.view.problems';
  }

  update(params: FactsParams): void {
    if (params.facts) this.#known.set(params.uri, params);
    else this.#known.delete(params.uri);
    this.#show();
  }

  /** Forgets everything, as when the server has ended. */
  clear(): void {
    this.#known.clear();
    this.#show();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const known = uri === undefined ? undefined : this.#known.get(uri);
    if (!known?.facts) {
      this.#item.hide();
      return;
    }
    const { confirmed, imprecise, contested } = known.facts;
    const tolerable = imprecise > 0 ? [`${imprecise} tolerable`] : [];
    const disputed = contested > 0 ? [`${contested} contested`] : [];
    const findings = `${known.findings} ${known.findings === 1 ? 'finding' : 'findings'}`;
    this.#item.text = `$(pass) ${confirmed}${known.findings > 0 ? `  $(warning) ${known.findings}` : ''}`;
    this.#item.tooltip = `Clio: ${[`${confirmed} ${confirmed === 1 ? 'fact' : 'facts'} confirmed`, ...tolerable, ...disputed, findings].join(' · ')}`;
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.show();
  }
}

import type { RuleLevels } from '../review/review.ts';
import { severities } from '../rules/finding.ts';

/** The settings `clio.*`, after validation: what is not understood counts as not set. */
export interface Settings {
  readonly enabled: boolean;
  readonly levels: RuleLevels;
}

export const defaultSettings: Settings = { enabled: true, levels: {} };

const levels = new Set<unknown>(['off', ...severities]);

export function readSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return defaultSettings;
  const { enabled, rules } = value as { enabled?: unknown; rules?: unknown };
  const entries =
    typeof rules === 'object' && rules !== null ? Object.entries(rules).filter(([, level]) => levels.has(level)) : [];
  return { enabled: enabled !== false, levels: Object.fromEntries(entries) };
}

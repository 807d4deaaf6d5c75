import { variables } from './variables.ts';

/** The table of docs/configuration.md: every variable that Flexcord reads, from the same list that the code reads them by. */
export function configurationTable(): string {
  const rows = variables.map(({ name, meaning, fallback }) => `| \`${name}\` | ${cell(meaning)} | ${cell(fallback)} |`);
  return ['| variable | meaning | when absent |', '|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

import { Liquid } from 'liquidjs';

const engine = new Liquid({ strictVariables: false, strictFilters: true });
engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null));

/** Fills a Liquid template; names that aren't there give an empty text. @throws when the template can't be read. */
export async function fill(template: string, context: Record<string, unknown>): Promise<string> {
  return String(await engine.parseAndRender(template, context));
}

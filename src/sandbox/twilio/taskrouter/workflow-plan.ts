import { invalidParameter } from '../core/errors.ts';
import { parseExpression } from './expression.ts';
import type { WorkflowTarget } from './records.ts';

interface WorkflowConfiguration {
  task_routing?: {
    filters?: { filter_friendly_name?: string; expression?: string; targets?: WorkflowTarget[] }[];
    default_filter?: WorkflowTarget;
  };
}

/** @throws 20001 when the text is no workflow configuration, or names a queue that isn't there. */
export function checkConfiguration(text: string, hasQueue: (sid: string) => boolean): void {
  const { task_routing: routing } = read(text);
  if (!routing) throw invalidParameter('Configuration needs task_routing');
  const targets = [...(routing.filters ?? []).flatMap((filter) => filter.targets ?? []), routing.default_filter];
  for (const target of targets)
    if (target && !hasQueue(target.queue))
      throw invalidParameter(`Configuration names the TaskQueue ${target.queue}, which does not exist`);
  for (const filter of routing.filters ?? []) parseExpression(filter.expression ?? '');
}

/** The targets that a task with these attributes goes through, in order; none when no filter matches. */
export function targetsFor(configuration: string, attributes: Record<string, unknown>): WorkflowTarget[] {
  const { task_routing: routing } = read(configuration);
  for (const filter of routing?.filters ?? [])
    if (parseExpression(filter.expression ?? '')(attributes)) return filter.targets ?? [];
  return routing?.default_filter ? [routing.default_filter] : [];
}

function read(text: string): WorkflowConfiguration {
  try {
    return JSON.parse(text) as WorkflowConfiguration;
  } catch {
    throw invalidParameter('Configuration is not structurally valid JSON');
  }
}

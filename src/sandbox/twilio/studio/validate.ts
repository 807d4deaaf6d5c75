import { CONDITION_TYPES } from './conditions.ts';
import type { FlowDefinition } from './records.ts';

/** What is wrong with a definition, in the shape of `details.errors[]`. */
export interface FlowProblem {
  property_path: string;
  message: string;
}

type Json = Record<string, unknown>;

interface WidgetRule {
  events: readonly string[];
  required: readonly string[];
  optional: readonly string[];
}

/** The widgets of this stand-in with their events and properties (https://www.twilio.com/docs/studio/widget-library). */
const WIDGETS: Readonly<Record<string, WidgetRule>> = {
  trigger: {
    events: ['incomingMessage', 'incomingCall', 'incomingConversationMessage', 'incomingRequest', 'incomingParent'],
    required: [],
    optional: [],
  },
  'split-based-on': { events: ['noMatch', 'match'], required: ['input'], optional: [] },
  'make-http-request': {
    events: ['success', 'failed'],
    required: ['method', 'url', 'content_type'],
    optional: ['body', 'parameters', 'send_twilio_credentials', 'add_twilio_auth', 'timeout'],
  },
  'set-variables': { events: ['next'], required: ['variables'], optional: [] },
  'send-to-flex': {
    events: ['callComplete', 'failedToEnqueue', 'callFailure'],
    required: ['workflow', 'channel'],
    optional: ['attributes', 'priority', 'timeout', 'waitUrl', 'waitUrlMethod'],
  },
};

const CONTENT_TYPES = ['application/x-www-form-urlencoded;charset=utf-8', 'application/json;charset=utf-8'];

/** Everything that is wrong with a flow definition; empty when it can be published. */
export function validateFlow(value: unknown): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const add = (property_path: string, message: string): void => void problems.push({ property_path, message });
  if (!isObject(value)) return [{ property_path: '#', message: 'should be object' }];
  refuseUnknown(value, ['description', 'initial_state', 'states', 'flags'], '#', add);
  const { states } = value;
  if (!Array.isArray(states) || states.length === 0)
    return [...problems, { property_path: '#/states', message: 'should be a list of widgets' }];
  const names = new Set<unknown>();
  for (const [index, state] of (states as unknown[]).entries()) {
    const path = `#/states/${index}`;
    if (!isObject(state)) add(path, 'should be object');
    else if (typeof state['name'] !== 'string' || !/^[\w-]+$/.test(state['name']))
      add(`${path}/name`, 'should be a name of letters, digits, _ and -');
    else if (names.has(state['name'])) add(`${path}/name`, `the name ${state['name']} is used twice`);
    else names.add(state['name']);
  }
  if (!names.has(value['initial_state'])) add('#/initial_state', 'should be the name of a state');
  for (const [index, state] of (states as unknown[]).entries())
    if (isObject(state)) checkState(state, `#/states/${index}`, names, add);
  return problems;
}

/** @returns the definition once {@link validateFlow} found nothing. */
export function asDefinition(value: unknown): FlowDefinition {
  return value as FlowDefinition;
}

type Add = (path: string, message: string) => void;

function checkState(state: Json, path: string, names: ReadonlySet<unknown>, add: Add): void {
  refuseUnknown(state, ['name', 'type', 'transitions', 'properties'], path, add);
  const rule = WIDGETS[String(state['type'])];
  if (!rule) {
    add(`${path}/type`, `${String(state['type'])} is not one of ${Object.keys(WIDGETS).join(', ')}`);
    return;
  }
  checkTransitions(state['transitions'], `${path}/transitions`, rule, names, add);
  const properties = state['properties'];
  if (!isObject(properties)) {
    add(`${path}/properties`, 'should be object');
    return;
  }
  for (const name of rule.required)
    if (properties[name] === undefined) add(`${path}/properties/${name}`, 'is required');
  refuseUnknown(properties, [...rule.required, ...rule.optional, 'offset'], `${path}/properties`, add);
  checkProperties(String(state['type']), properties, `${path}/properties`, add);
}

function checkTransitions(value: unknown, path: string, rule: WidgetRule, names: ReadonlySet<unknown>, add: Add): void {
  if (!Array.isArray(value)) {
    add(path, 'should be a list');
    return;
  }
  for (const [index, transition] of (value as unknown[]).entries()) {
    const at = `${path}/${index}`;
    if (!isObject(transition)) {
      add(at, 'should be object');
      continue;
    }
    refuseUnknown(transition, ['event', 'next', 'conditions'], at, add);
    const { event, next, conditions } = transition;
    if (typeof event !== 'string' || !rule.events.includes(event))
      add(`${at}/event`, `should be one of ${rule.events.join(', ')}`);
    if (next !== undefined && !names.has(next)) add(`${at}/next`, `there is no state ${JSON.stringify(next)}`);
    if (event === 'match') checkConditions(conditions, `${at}/conditions`, add);
    else if (conditions !== undefined) add(`${at}/conditions`, 'only a match has conditions');
  }
}

function checkConditions(value: unknown, path: string, add: Add): void {
  if (!Array.isArray(value) || value.length === 0) {
    add(path, 'should be a list with at least one condition');
    return;
  }
  for (const [index, condition] of (value as unknown[]).entries()) {
    const at = `${path}/${index}`;
    if (!isObject(condition)) {
      add(at, 'should be object');
      continue;
    }
    refuseUnknown(condition, ['friendly_name', 'arguments', 'type', 'value'], at, add);
    if (typeof condition['friendly_name'] !== 'string') add(`${at}/friendly_name`, 'should be string');
    if (!isTexts(condition['arguments'])) add(`${at}/arguments`, 'should be a list of strings');
    if (typeof condition['value'] !== 'string') add(`${at}/value`, 'should be string');
    if (!CONDITION_TYPES.includes(String(condition['type'])))
      add(`${at}/type`, `should be one of ${CONDITION_TYPES.join(', ')}`);
  }
}

function checkProperties(type: string, properties: Json, path: string, add: Add): void {
  for (const [name, value] of Object.entries(properties)) {
    const isPlain = !['offset', 'parameters', 'variables', 'add_twilio_auth'].includes(name);
    // numbers and truth values are texts in a definition
    if (isPlain && typeof value !== 'string') add(`${path}/${name}`, 'should be string');
    if (['parameters', 'variables'].includes(name)) checkPairs(value, `${path}/${name}`, add);
  }
  const { method, content_type: contentType, attributes, workflow, channel } = properties;
  if (type === 'make-http-request') {
    if (!['GET', 'POST'].includes(String(method))) add(`${path}/method`, 'should be GET or POST');
    if (!CONTENT_TYPES.includes(String(contentType)))
      add(`${path}/content_type`, `should be one of ${CONTENT_TYPES.join(', ')}`);
  }
  if (type === 'send-to-flex') {
    if (typeof attributes === 'string' && attributes.length > 1024)
      add(`${path}/attributes`, 'is longer than 1024 characters');
    if (!/^(WW[0-9a-fA-F]{32}|\{\{.*)$/s.test(String(workflow)))
      add(`${path}/workflow`, 'should be the SID of a workflow');
    if (!/^(TC[0-9a-fA-F]{32}|\{\{.*)$/s.test(String(channel)))
      add(`${path}/channel`, 'should be the SID of a task channel');
  }
}

function checkPairs(value: unknown, path: string, add: Add): void {
  const isPair = (one: unknown): boolean =>
    isObject(one) && typeof one['key'] === 'string' && typeof one['value'] === 'string';
  if (!Array.isArray(value) || !value.every(isPair)) add(path, 'should be a list of {key, value}');
}

function refuseUnknown(value: Json, known: readonly string[], path: string, add: Add): void {
  for (const name of Object.keys(value)) if (!known.includes(name)) add(`${path}/${name}`, 'is not a known property');
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

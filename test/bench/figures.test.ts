import proto, { type temporal } from '@temporalio/proto';
import { describe, expect, it } from 'vitest';
import { distribution } from '../../bench/measure/statistics.ts';
import { billedActions } from '../../bench/measure/temporal-cost.ts';
import { callsBetween } from '../../bench/systems/stand-ins.ts';

const { EventType } = proto.temporal.api.enums.v1;
type Event = temporal.api.history.v1.IHistoryEvent;

const event = (eventType: temporal.api.enums.v1.EventType, more: Event = {}): Event => ({ eventType, ...more });
const started = event(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, { workflowExecutionStartedEventAttributes: {} });
const signalled = event(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
const scheduled = event(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
const attempt = (count: number): Event =>
  event(EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED, { activityTaskStartedEventAttributes: { attempt: count } });

describe('figures of the benchmark', () => {
  it('gives percentiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(distribution(values)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(distribution([7])).toMatchObject({ p50: 7, p99: 7 });
    expect(distribution([]).p50).toBeNaN();
  });

  it('bills a signal that starts its workflow once, and each further attempt of an activity', () => {
    expect(billedActions([started, signalled])).toBe(1);
    expect(billedActions([started, signalled, signalled, scheduled, attempt(1)])).toBe(3);
    expect(billedActions([started, signalled, scheduled, attempt(4)])).toBe(5);
    const continued = event(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, {
      workflowExecutionStartedEventAttributes: { continuedExecutionRunId: 'earlier' },
    });
    expect(billedActions([continued, signalled])).toBe(2);
  });

  it('counts calls between two readings, per message and vendor', () => {
    const before = { 'Twilio POST Messages': 4 };
    const after = { 'Twilio POST Messages': 14, 'Discord POST Messages': 5 };
    expect(callsBetween(before, after, 10)).toEqual({
      discord: 0.5,
      twilio: 1,
      by: { 'Twilio POST Messages': 1, 'Discord POST Messages': 0.5 },
    });
  });
});

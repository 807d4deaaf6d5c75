import type { ReactNode } from 'react';
import type { CaseInFullJson } from '../client.ts';
import { Ago, At } from './time.tsx';

const phaseWords: Record<string, string> = {
  bot: 'with the bot',
  escalation: 'waiting for a person',
  agent: 'with an agent',
  resolution: 'resolved',
  closed: 'over',
};

/** What is known about the case and can't be changed here. */
export function CaseFacts({ data }: { data: CaseInFullJson }) {
  const { case: shown } = data;
  const current = data.conversations.at(-1);
  const facts: [string, ReactNode][] = [
    ['Reporter', shown.reporter.name],
    ['Channel', shown.channel],
    ['Language', shown.locale],
    ['Chat', current && (current.endedAt ? 'over' : (phaseWords[current.phase] ?? current.phase))],
    ['Agent', current?.agentName],
    ['Opened', <At key="at" at={shown.createdAt} />],
    ['Updated', <Ago key="ago" at={shown.updatedAt} />],
    ['First response', shown.firstResponseAt && <At key="at" at={shown.firstResponseAt} />],
    ['Solved', shown.solvedAt && <At key="at" at={shown.solvedAt} />],
    ['Closed', shown.closedAt && <At key="at" at={shown.closedAt} />],
    ['Rating', shown.rating && <Stars key="stars" rating={shown.rating} />],
    ...Object.entries(shown.fields),
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Stars({ rating }: { rating: number }) {
  return (
    <span role="img" aria-label={`${rating} of 5`}>
      {'★'.repeat(rating)}
      {'☆'.repeat(5 - rating)}
    </span>
  );
}

import { useEffect, useState, type RefObject } from 'react';
import { desk, type CaseStatus } from '../client.ts';
import { useLoad } from '../use-load.ts';
import { entriesOf, kindWords, priorityWords, statusWords } from '../words.ts';

/** A search is sent when the reader pauses. */
const PAUSE_MS = 250;

interface FilterProps {
  filter: URLSearchParams;
  searchRef: RefObject<HTMLInputElement | null>;
  onChange: (name: string, value: string | null, options?: { replace: boolean }) => void;
}

export function StatusTabs({
  counts,
  selected,
  onSelect,
}: {
  counts: Record<CaseStatus, number> | undefined;
  selected: string | null;
  onSelect: (status: string | null) => void;
}) {
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tabs: [string | null, string, number | undefined][] = [
    [null, 'All', all],
    ...entriesOf(statusWords).map(([status, word]): [string, string, number | undefined] => [
      status,
      word,
      counts?.[status],
    ]),
  ];
  return (
    <div className="tabs" role="group" aria-label="Status">
      {tabs.map(([status, word, count]) => (
        <button key={word} type="button" aria-pressed={selected === status} onClick={() => onSelect(status)}>
          {word}
          {count !== undefined && <span className="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

export function CaseFilters({ filter, searchRef, onChange }: FilterProps) {
  const { data: people = [] } = useLoad('people', desk.people);
  const assignees: [string, string][] = [
    ['me', 'Me'],
    ['none', 'Nobody'],
    ...people.map(({ login, name }): [string, string] => [login, name]),
  ];
  return (
    <div className="filters" role="search">
      <SearchBox filter={filter} searchRef={searchRef} onChange={onChange} />
      <Choice label="Kind" name="kind" choices={entriesOf(kindWords)} filter={filter} onChange={onChange} />
      <Choice label="Priority" name="priority" choices={entriesOf(priorityWords)} filter={filter} onChange={onChange} />
      <Choice label="Assignee" name="assignee" choices={assignees} filter={filter} onChange={onChange} />
    </div>
  );
}

function SearchBox({ filter, searchRef, onChange }: FilterProps) {
  const searched = filter.get('q') ?? '';
  const [text, setText] = useState(searched);
  const [sent, setSent] = useState(searched);
  // The address changed by Back or a link, not by typing here.
  if (searched !== sent) {
    setSent(searched);
    setText(searched);
  }
  useEffect(() => {
    if (text.trim() === searched) return undefined;
    const timer = setTimeout(() => {
      setSent(text.trim());
      onChange('q', text.trim() || null, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      ref={searchRef}
      type="search"
      className="search"
      aria-label="Search cases"
      placeholder="Search: C-1042, words, names …"
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

function Choice({
  label,
  name,
  choices,
  filter,
  onChange,
}: Omit<FilterProps, 'searchRef'> & { label: string; name: string; choices: [string, string][] }) {
  return (
    <select
      aria-label={label}
      value={filter.get(name) ?? ''}
      onChange={(event) => onChange(name, event.target.value || null)}
    >
      <option value="">{label}</option>
      {choices.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}

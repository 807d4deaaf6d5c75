import { useRef } from 'react';
import { desk, type CaseJson, type CasePageJson } from '../client.ts';
import { useHotkeys } from '../hotkeys.ts';
import { useChanges } from '../live.tsx';
import { CaseFilters, StatusTabs } from '../parts/case-filters.tsx';
import { PriorityMark, StatusBadge } from '../parts/badges.tsx';
import { Loading, Nothing, Problem } from '../parts/states.tsx';
import { Ago } from '../parts/time.tsx';
import { embedded, Link, navigate, useAddress } from '../router.tsx';
import { useMayChange } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { kindWords } from '../words.ts';

const PAGE = 25;

/** All cases by filter and search. The address holds what is filtered, so that Back and bookmarks work. */
export function CaseListPage() {
  const { query } = useAddress();
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const mayChange = useMayChange();

  const shown = Number(query.get('shown') ?? PAGE) || PAGE;
  const filter = new URLSearchParams(query);
  for (const name of ['shown', 'embedded']) filter.delete(name);
  const { data, error, reload } = useLoad(`${filter.toString()} ${shown}`, (signal) =>
    loadPages(filter, shown, signal),
  );
  const counts = useLoad('counts', desk.counts);
  useChanges(() => {
    reload();
    counts.reload();
  });

  useHotkeys({
    '/': () => search.current?.focus(),
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
  });

  const change = (name: string, value: string | null, { replace = false } = {}): void => {
    const next = new URLSearchParams(filter);
    if (value) next.set(name, value);
    else next.delete(name);
    navigate(`/?${next.toString()}`, { replace });
  };
  const more = (): void => {
    const next = new URLSearchParams(filter);
    next.set('shown', String(shown + PAGE));
    navigate(`/?${next.toString()}`, { replace: true });
  };

  return (
    <div className="list-page">
      <div className="list-head">
        <h1>Cases</h1>
        {embedded && mayChange && (
          <Link to="/cases/new" className="button">
            New case
          </Link>
        )}
      </div>
      <StatusTabs
        counts={counts.data}
        selected={filter.get('status')}
        onSelect={(status) => change('status', status)}
      />
      <CaseFilters filter={filter} searchRef={search} onChange={change} />
      {data ? (
        <Found data={data} listRef={list} onMore={more} />
      ) : error ? (
        <Problem message={error.message} retry={reload} />
      ) : (
        <Loading what="cases" />
      )}
      {data && error && <p className="problem">{error.message}</p>}
    </div>
  );
}

/** As many pages as the reader has asked for, so that coming back shows the same. */
async function loadPages(filter: URLSearchParams, amount: number, signal: AbortSignal): Promise<CasePageJson> {
  const found: CasePageJson = { cases: [], next: null };
  do {
    const query = new URLSearchParams(filter);
    query.set('limit', String(PAGE));
    if (found.next !== null) query.set('before', String(found.next));
    const page = await desk.list(query, signal);
    found.cases.push(...page.cases);
    found.next = page.next;
  } while (found.next !== null && found.cases.length < amount);
  return found;
}

function Found({
  data,
  listRef,
  onMore,
}: {
  data: CasePageJson;
  listRef: React.RefObject<HTMLUListElement | null>;
  onMore: () => void;
}) {
  if (data.cases.length === 0) {
    return (
      <Nothing title="No cases here">
        <p>Nothing fits these filters. Cases appear by themselves when somebody asks for a person in Discord.</p>
        <Link to="/">Show all cases</Link>
      </Nothing>
    );
  }
  return (
    <>
      <div className="list-columns" aria-hidden="true">
        <span>Case</span>
        <span>Status</span>
        <span>Priority</span>
        <span>Assignee</span>
        <span>Updated</span>
      </div>
      <ul className="case-list" ref={listRef}>
        {data.cases.map((one) => (
          <CaseLine key={one.number} one={one} />
        ))}
      </ul>
      {data.next !== null && (
        <button type="button" className="button more" onClick={onMore}>
          Show more
        </button>
      )}
    </>
  );
}

function CaseLine({ one }: { one: CaseJson }) {
  return (
    <li>
      <Link to={`/cases/${one.number}`} className="case-line">
        <span className="case-what">
          <span className="case-title">
            <span className="case-number">{one.name}</span> {one.title}
          </span>
          <span className="case-by">
            {kindWords[one.kind]} · {one.reporter.name}
          </span>
        </span>
        <span>
          <StatusBadge status={one.status} />
        </span>
        <PriorityMark priority={one.priority} />
        <span className={one.assignee ? 'assignee' : 'assignee nobody'}>{one.assignee ?? 'Nobody'}</span>
        <span className="updated">
          <Ago at={one.updatedAt} />
        </span>
      </Link>
    </li>
  );
}

function moveFocus(list: HTMLUListElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.case-line') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
}

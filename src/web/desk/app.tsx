import { useHotkeys } from './hotkeys.ts';
import { LiveProvider } from './live.tsx';
import { CaseListPage } from './pages/case-list-page.tsx';
import { CasePage } from './pages/case-page.tsx';
import { KnowledgePage } from './pages/knowledge-page.tsx';
import { NewCasePage } from './pages/new-case-page.tsx';
import { Shell } from './parts/shell.tsx';
import { Nothing } from './parts/states.tsx';
import { Link, navigate, useAddress } from './router.tsx';
import { SessionGate } from './session.tsx';

/** The whole desk: nobody sees a page without being signed in. */
export function App() {
  return (
    <SessionGate>
      <LiveProvider>
        <Shell>
          <Page />
        </Shell>
      </LiveProvider>
    </SessionGate>
  );
}

function Page() {
  const { path } = useAddress();
  useHotkeys({ n: () => navigate('/cases/new'), u: () => navigate('/') });
  const number = /^\/cases\/(?:C-)?(\d{1,9})$/i.exec(path)?.[1];
  if (number) return <CasePage key={number} number={Number(number)} />;
  if (path === '/knowledge') return <KnowledgePage />;
  if (path === '/cases/new') return <NewCasePage />;
  if (path === '/' || path === '/cases') return <CaseListPage />;
  return (
    <Nothing title="There is no such page">
      <Link to="/">All cases</Link>
    </Nothing>
  );
}

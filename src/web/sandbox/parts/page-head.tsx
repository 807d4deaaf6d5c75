import { useSandbox } from '../api/sandbox.ts';
import { Icon } from './dialog.tsx';

type Theme = 'auto' | 'light' | 'dark';

const NEXT: Record<Theme, Theme> = { auto: 'dark', dark: 'light', light: 'auto' };

/** What this page is, and the ways to the rest of the system. */
export function PageHead({ theme, setTheme }: { theme: Theme; setTheme: (theme: Theme) => void }) {
  const { links } = useSandbox();
  return (
    <header className="page-head">
      <h1>Flexcord sandbox</h1>
      <p>Left a player in Discord, right an agent in Twilio Flex. Both are stand-ins: nothing leaves this computer.</p>
      <nav aria-label="Other parts">
        {links.desk && (
          <a href={links.desk} target="_blank" rel="noreferrer">
            Case desk
          </a>
        )}
        {links.temporal && (
          <a href={links.temporal} target="_blank" rel="noreferrer">
            Temporal Web UI
          </a>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={`Colours: ${theme}. Change`}
          title={`Colours: ${theme === 'auto' ? 'as the system' : theme}`}
          onClick={() => setTheme(NEXT[theme])}
        >
          <Icon name={theme === 'dark' ? 'moon' : 'sun'} />
        </button>
      </nav>
    </header>
  );
}

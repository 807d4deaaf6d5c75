import { useState, type FormEvent } from 'react';
import { desk, type MeJson } from '../client.ts';
import { Mark } from '../parts/shell.tsx';

export function SignInPage({ notice, onSignedIn }: { notice?: string; onSignedIn: (me: MeJson) => void }) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      onSignedIn(await desk.signIn(form.get('login') as string, form.get('password') as string));
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <Mark />
        <h1>Case desk</h1>
        {notice && !problem && <p className="notice">{notice}</p>}
        <label>
          Login
          <input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <button className="button primary" disabled={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </button>
        <p className="hint">
          No account yet? Whoever runs Flexcord makes one: <code>npm run user -- add LOGIN</code>
        </p>
      </form>
    </main>
  );
}

import { useRef, useState } from 'react';
import { desk } from '../client.ts';
import { saveFile } from '../save-file.ts';

interface Props {
  discordUserId: string;
  name: string;
}

/** What an admin does when a user asks what is kept of them, or wants it gone. Erasing is final, so it asks first. */
export function UserData({ discordUserId, name }: Props) {
  const asking = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().catch((error: unknown) => setProblem((error as Error).message));
    setBusy(false);
  };
  const download = async (): Promise<void> => {
    saveFile(await desk.userData(discordUserId), `discord-${discordUserId}.json`);
  };
  const erase = async (): Promise<void> => {
    await desk.eraseUser(discordUserId);
    setNotice('Being erased. In about half a minute this case is gone with everything else of this user.');
  };

  return (
    <section className="user-data" aria-labelledby="user-data-title">
      <h2 id="user-data-title">All data of {name}</h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {notice ? (
        <p role="status">{notice}</p>
      ) : (
        <div className="user-data-actions">
          <button type="button" className="button small" disabled={busy} onClick={() => void run(download)}>
            Download
          </button>
          <button
            type="button"
            className="button small danger"
            disabled={busy}
            onClick={() => asking.current?.showModal()}
          >
            Erase …
          </button>
        </div>
      )}
      <dialog ref={asking} aria-labelledby="erasing-title">
        <h2 id="erasing-title">Erase all data of {name}?</h2>
        <p>
          Every message, case and post of this user is removed, here, in Flex and in Temporal, and their private thread
          in Discord. Direct messages stay. An open chat is ended. This can’t be undone.
        </p>
        <form method="dialog" className="actions">
          <button className="button danger" onClick={() => void run(erase)}>
            Erase for good
          </button>
          <button className="button quiet">Cancel</button>
        </form>
      </dialog>
    </section>
  );
}

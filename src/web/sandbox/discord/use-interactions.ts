import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../api/call.ts';
import { discord, type Interaction } from '../api/discord.ts';
import { onLive } from '../api/live.ts';

export interface ModalDefinition {
  custom_id: string;
  title: string;
  components: Record<string, unknown>[];
}

/** A line that only this person sees: something could not be done, or the bot did not answer. */
export interface Notice {
  id: string;
  text: string;
}

export interface Interactions {
  /** something waits for the bot's first answer */
  waiting: boolean;
  notices: Notice[];
  modal: { interactionId: string; definition: ModalDefinition } | null;
  closeModal: () => void;
  dismiss: (id: string) => void;
  /** Does something that the bot must answer, and follows what becomes of it. */
  start: (action: () => Promise<{ interactionId: string }>) => Promise<boolean>;
  /** Does something whose refusal is told here. */
  attempt: (action: () => Promise<unknown>) => Promise<boolean>;
}

/** Follows one person's own commands, presses and forms until the bot has answered or its 3 s are over. */
export function useInteractions(userId: string): Interactions {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [notices, setNotices] = useState<Notice[]>([]);
  const [modal, setModal] = useState<Interactions['modal']>(null);
  const mine = useRef(new Set<string>());

  const tell = useCallback((text: string): void => {
    setNotices((before) => [...before, { id: crypto.randomUUID(), text }].slice(-5));
  }, []);

  const settle = useCallback(
    (interaction: Interaction): void => {
      if (interaction.status === 'pending' || !mine.current.delete(interaction.id)) return;
      setWaiting(new Set(mine.current));
      if (interaction.status === 'failed') tell(interaction.error ?? 'The application did not respond');
      if (interaction.modal) setModal({ interactionId: interaction.id, definition: interaction.modal });
    },
    [tell],
  );

  useEffect(
    () =>
      onLive((live) => {
        if (live.from === 'discord' && live.event.type === 'interaction') settle(live.event.data as Interaction);
        // What was answered meanwhile is asked for.
        if (live.from === 'page')
          for (const id of mine.current) void discord.interaction(id).then(settle, () => undefined);
      }),
    [settle],
  );

  useEffect(() => {
    setNotices([]);
    setModal(null);
  }, [userId]);

  const attempt = useCallback(
    async (action: () => Promise<unknown>): Promise<boolean> => {
      try {
        await action();
        return true;
      } catch (error) {
        tell(messageOf(error));
        return false;
      }
    },
    [tell],
  );

  const start = useCallback(
    (action: () => Promise<{ interactionId: string }>) =>
      attempt(async () => {
        const { interactionId } = await action();
        mine.current.add(interactionId);
        setWaiting(new Set(mine.current));
        // The answer may have come before the id was known.
        settle(await discord.interaction(interactionId));
      }),
    [attempt, settle],
  );

  return {
    waiting: waiting.size > 0,
    notices,
    modal,
    closeModal: () => setModal(null),
    dismiss: (id) => setNotices((before) => before.filter((notice) => notice.id !== id)),
    start,
    attempt,
  };
}

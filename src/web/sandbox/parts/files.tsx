import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { sizeOf } from '../discord/attachments.tsx';
import { Icon } from './dialog.tsx';

/** Files that wait to be sent: chosen, pasted or dropped. */
export function useFiles() {
  const [list, setList] = useState<File[]>([]);
  const add = (files: FileList | undefined | null): void => {
    if (files && files.length > 0) setList((before) => [...before, ...files].slice(0, 10));
  };
  return {
    list,
    clear: () => setList([]),
    remove: (file: File) => setList((before) => before.filter((one) => one !== file)),
    onPaste: (event: ClipboardEvent) => add(event.clipboardData.files),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      add(event.dataTransfer.files);
    },
    add,
  };
}

/** The button that opens the file chooser. */
export function FileButton({ label, add }: { label: string; add: (files: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          add(event.target.files);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The files that wait, each with a way to take it off. */
export function Files({ of }: { of: ReturnType<typeof useFiles> }) {
  if (of.list.length === 0) return null;
  return (
    <ul className="waiting-files">
      {of.list.map((file, index) => {
        const { amount, unit } = sizeOf(file.size);
        return (
          <li key={`${file.name} ${index}`}>
            {file.name} <small>{`${amount} ${unit}`}</small>
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove ${file.name}`}
              onClick={() => of.remove(file)}
            >
              <Icon name="cross" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import type { ComponentChildren } from 'preact';

interface Props {
  readonly href: string;
  /** Goes there: a page of ours in a tab beside this one, or an address of the web. */
  readonly onOpen: (href: string) => void;
  readonly dir?: 'auto' | undefined;
  readonly lang?: string | undefined;
  readonly children: ComponentChildren;
}

/** A link that somebody else follows. Still a true link, so that the browser shows, copies and drags its address. */
export function OutLink({ href, onOpen, dir, lang, children }: Props) {
  return (
    <a
      href={href}
      rel="noreferrer"
      dir={dir}
      lang={lang}
      onClick={(event) => {
        // In a tab or window of the reader's choice: the browser's own affair.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(href);
      }}
    >
      {children}
    </a>
  );
}

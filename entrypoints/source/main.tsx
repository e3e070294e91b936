import '../../components/tokens.css';
import documents from 'virtual:documents';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { SourceReader } from '../../components/SourceReader.tsx';
import { readSourceHash } from '../../lib/knowledge/addresses.ts';
import { say } from '../../lib/words.ts';

const root = document.getElementById('source') as HTMLElement;

const show = () => {
  const asked = readSourceHash(location.hash);
  const source = documents.find(({ id }) => id === asked?.document) ?? documents[0];
  if (source === undefined) return;
  document.title = say('sourceTitle', source.title);
  const target = asked !== null && source.id === asked.document ? asked.passage : null;
  render(
    <SourceReader
      // A new document begins at its top, with nothing kept from the one before.
      key={source.id}
      knowledge={knowledge}
      documents={documents}
      document={source}
      target={target}
    />,
    root,
  );
  if (target === null) scrollTo(0, 0);
};

addEventListener('hashchange', show);
show();

import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { KnowledgePage } from '../../components/KnowledgePage.tsx';
import { say } from '../../lib/words.ts';

const root = document.getElementById('knowledge') as HTMLElement;

const show = () => {
  const asked = location.hash.slice(1);
  const target = knowledge.propositions.some(({ id }) => id === asked) ? asked : null;
  render(
    <KnowledgePage
      knowledge={knowledge}
      target={target}
      onOpen={(path) => location.assign(path)}
    />,
    root,
  );
};

document.title = say('knowledgeTitle');
addEventListener('hashchange', show);
show();

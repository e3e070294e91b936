import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Options } from '../../components/options/Options.tsx';
import { openKeeping } from '../../lib/backup/keeping.ts';
import { menu } from '../../lib/notebook/menu.ts';
import { openNotes } from '../../lib/open-notes.ts';
import type { Said } from '../../lib/outcome.ts';
import {
  followTemplates,
  getTemplates,
  keepTemplate,
  setTemplates,
} from '../../lib/own-templates.ts';
import { openOptions } from '../../lib/panel/options-state.ts';
import { optionsWork } from '../../lib/panel/options-work.ts';
import { templatePreview } from '../../lib/panel/template-preview.ts';
import { followDateLanguage } from '../../lib/settings.ts';

const root = document.getElementById('options') as HTMLElement;
const store = openNotes();
const options = openOptions(store, show);
const commands = await browser.commands.getAll();
// `_execute_action` and its like have no words of ours.
const shortcuts = commands.flatMap(({ name, description, shortcut }) =>
  name?.startsWith('_') || !description ? [] : [{ description, keys: shortcut ?? '' }],
);
const templates = await followTemplates(show);
let notice: Said | null = null;

const tell = (said: Said | null) => {
  notice = said;
  show();
};
const work = optionsWork({
  store,
  templates: getTemplates,
  setTemplates,
  tell,
  expect: options.expect,
  look: options.look,
});

const keeping = openKeeping(store, show);

function show(): void {
  render(
    <Options
      {...{ work, knowledge, notice, shortcuts, keeping }}
      state={options.state()}
      formats={menu}
      ownTemplates={templates()}
      keepTemplate={(formatId, template) => void keepTemplate(formatId, template)}
      preview={(formatId, template) => templatePreview(store, knowledge, formatId, template)}
      onDismissNotice={() => tell(null)}
    />,
    root,
  );
}

followDateLanguage(show);
show();
void options.look().then(keeping.look);

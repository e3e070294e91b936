import { educationPress } from '../../lib/education-press.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import { hostOfOrigin } from '../../lib/site.ts';
import { say } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';

interface Props {
  readonly origins: readonly string[];
  readonly sitesOff: readonly string[];
  readonly work: OptionsWork;
}

/** A match pattern as people name a site. */
function siteName(origin: string): string {
  const host = hostOfOrigin(origin);
  if (host === '*') return say('settingsEverySite');
  const press = educationPress.find((each) => each.host === host);
  if (press) return say('settingsSiteOf', press.name, host.slice(2));
  return host.startsWith('*.') ? say('settingsSubdomains', host.slice(2)) : host;
}

/** Where Counterpoint reads by itself, and where it is turned off. */
export function Sites({ origins, sitesOff, work }: Props) {
  const allowed = new Set(origins.map(hostOfOrigin));
  const offered = educationPress.filter(({ host }) => !allowed.has(host));
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{say('settingsSites')}</h2>
      <p>{say('settingsSitesHint')}</p>
      {origins.length === 0 ? (
        <p class="muted">{say('settingsNoSites')}</p>
      ) : (
        <PlainList class="option-list">
          {origins.map((origin) => (
            <li key={origin}>
              <span>{siteName(origin)}</span>
              <button
                type="button"
                class="plain"
                aria-label={say('settingsRevokeSite', siteName(origin))}
                onClick={() => work.revoke(origin)}
              >
                {say('settingsRevoke')}
              </button>
            </li>
          ))}
        </PlainList>
      )}
      {offered.length > 0 && (
        <p class="option-actions">
          {offered.map(({ name, host }) => (
            <button type="button" key={host} onClick={() => work.allow([host])}>
              {say('settingsAllow', name)}
            </button>
          ))}
        </p>
      )}
      {sitesOff.length > 0 && (
        <>
          <h3>{say('settingsSitesOff')}</h3>
          <PlainList class="option-list">
            {sitesOff.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <button
                  type="button"
                  class="plain"
                  aria-label={say('settingsSiteOn', host)}
                  onClick={() => work.siteOn(host)}
                >
                  {say('panelTurnOn')}
                </button>
              </li>
            ))}
          </PlainList>
        </>
      )}
    </section>
  );
}

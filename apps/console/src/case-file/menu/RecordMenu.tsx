import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../../forms/words.js';
import { Button } from '../../layout/Button.js';
import box from '../../layout/Dialog.module.css';
import { Line } from '../../layout/Line.js';
import { useLabels } from '../../language/labels.js';
import { useMenu } from '../../journey/menu.js';
import { useCaseFile } from '../context.js';
import { groupBy } from '../grouped.js';
import { MenuItem, Why } from './MenuItem.js';
import { actionsIn, filterActions, isSameRefusal, sharedRefusal, type Action } from './menu-actions.js';
import css from './RecordMenu.module.css';

/** Everything that may be recorded, behind one button and Ctrl+K. */
export const RecordMenu = () => {
  const { t } = useTranslation();
  const { available } = useCaseFile();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
  if (available.size === 0) return <p className={css.readOnly}>{t('actions.readOnly')}</p>;
  return (
    <div className={css.bar}>
      <Button id="actions" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        {t('file.record')} <kbd className={css.key}>Ctrl+K</kbd>
      </Button>
      {isOpen && <Menu onLeave={() => setOpen(false)} />}
    </div>
  );
};

/** The links and the search field, in their order on the page. */
const stopsIn = (dialog: HTMLElement): HTMLElement[] => [...dialog.querySelectorAll<HTMLElement>('input, p a, li a')];

const Menu = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { available } = useCaseFile();
  const menu = useMenu();
  const [sought, setSought] = useState('');
  const [barred, setBarred] = useState<Action>();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    stopsIn(shown)[0]!.focus();
    // close() returns the focus to the opener; removing the element would not
    return () => shown.close();
  }, []);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const stops = stopsIn(dialog.current!);
    stops[(stops.indexOf(document.activeElement as HTMLElement) + by + stops.length) % stops.length]?.focus();
  };
  const actions = actionsIn(menu ?? [], available, {
    name: (mutation) => mutationInWords(mutation, t),
    strand: (strand) => label(strand, 'Strand'),
  });
  const shown = filterActions(actions, sought);
  const shared = sharedRefusal(actions);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys move among its links
    <dialog
      ref={dialog}
      className={`${box.dialog} ${css.menu}`}
      aria-labelledby="menu"
      onKeyDown={move}
      // the close event comes late, when another dialogue may already be open
      onCancel={onLeave}
      onClose={() => dialog.current && onLeave()}
    >
      <div className={css.head}>
        <h2 id="menu">{t('file.menu')}</h2>
        <Button size="xs" variant="subtle" onClick={onLeave}>
          {t('file.close')}
        </Button>
      </div>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          // what must come first is another form than the one that was sought
          const link = dialog.current!.querySelector<HTMLElement>('li a:not([data-cure])');
          if (link) link.click();
          else setBarred(shown[0]);
        }}
      >
        <Line
          aria-label={t('file.find')}
          placeholder={t('file.find')}
          value={sought}
          onChange={({ currentTarget }) => {
            setSought(currentTarget.value);
            setBarred(undefined);
          }}
        />
        <span role="status" className="unseen">
          {t('file.shown', { shown: shown.length, count: actions.length })}
        </span>
        {/* why the form that was sought does not open, which stands below for those who see */}
        <span role="status" className="unseen" data-barred={barred?.mutation}>
          {barred && `${barred.name}${t('colon')}${barred.refusal?.sentence ?? ''}`}
        </span>
      </form>
      {shared && (
        <p className={css.shared}>
          {!actions.every(({ refusal }) => isSameRefusal(shared, refusal)) && (
            <span className={css.why}>{t('file.sharedReason')}</span>
          )}
          <Why refusal={shared} onGo={onLeave} />
        </p>
      )}
      <div className={css.parts}>
        {[...groupBy(shown, ({ strand }) => strand)].map(([strand, some]) => (
          <div key={strand}>
            <h3>{strand}</h3>
            <ul>
              {some.map((action) => (
                <MenuItem
                  key={action.mutation}
                  action={action}
                  isExplained={shared !== undefined && isSameRefusal(shared, action.refusal)}
                  onGo={onLeave}
                />
              ))}
            </ul>
          </div>
        ))}
        {shown.length === 0 && <p>{t('file.noneFound')}</p>}
      </div>
    </dialog>
  );
};

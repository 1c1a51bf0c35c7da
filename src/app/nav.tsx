import { Link } from '@tanstack/react-router'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '#src/platform/preferences.ts'
import { cx } from '#src/ui/cx.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Mark } from '#src/ui/mark.tsx'
import css from './shell.module.css'
import { useNavigation } from './use-navigation.ts'

/** The way to every page. Narrow windows show its icons only, whatever was chosen. */
export function Nav() {
  const { t } = useTranslation('shell')
  const groups = useNavigation()
  const collapsed = usePreferences((state) => state.navCollapsed)
  const set = usePreferences((state) => state.set)
  return (
    <nav aria-label={t('nav.label')} className={cx(css['nav'])}>
      <div className={cx(css['brand'])}>
        <Mark />
        <span className={cx(css['word'])}>
          KYT <b>Desk</b>
        </span>
      </div>
      <div className={cx(css['groups'])}>
        {groups.map((group) => (
          <div key={group.key}>
            <p className={cx(css['groupName'])} id={`nav-${group.key}`}>
              {t(`nav.${group.key}`)}
            </p>
            <ul aria-labelledby={`nav-${group.key}`}>
              {group.items.map(({ to, key, icon: Icon }) => (
                <li key={key}>
                  <Link to={to} className={cx(css['link'])} title={t(`nav.${key}`)}>
                    <Icon size={16} strokeWidth={1.75} aria-hidden />
                    <span className={cx(css['linkText'])}>{t(`nav.${key}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className={cx(css['collapse'])}>
        <IconButton
          icon={collapsed ? PanelLeftOpen : PanelLeftClose}
          label={t(collapsed ? 'nav.expand' : 'nav.collapse')}
          onPress={() => set({ navCollapsed: !collapsed })}
        />
      </div>
    </nav>
  )
}

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { TIMEZONES, usePreferences } from '#src/platform/preferences.ts'
import { cx } from '#src/ui/cx.ts'
import css from './shell.module.css'

/** HKT and UTC, one click apart. */
export function TimezoneToggle() {
  const { t } = useTranslation('shell')
  const timezone = usePreferences((state) => state.timezone)
  const set = usePreferences((state) => state.set)
  return (
    <ToggleButtonGroup
      aria-label={t('top.timezone', { zone: timezone })}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[timezone]}
      onSelectionChange={(keys) => {
        const zone = TIMEZONES.find((item) => keys.has(item))
        if (zone) set({ timezone: zone })
      }}
      className={cx(css['zones'])}
    >
      {TIMEZONES.map((zone) => (
        <ToggleButton key={zone} id={zone} className={cx(css['zone'])}>
          {zone}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

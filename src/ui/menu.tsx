import { Check, type LucideIcon } from 'lucide-react'
import { type ReactElement, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
} from 'react-aria-components'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import css from './overlay.module.css'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly hint?: string
  readonly shortcut?: string
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  readonly onAction?: () => void
}

export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly items: readonly MenuAction[]
  /** Makes the group a choice of one: the id that is chosen now. */
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

export interface MenuProps {
  /** Name of the menu for screen readers. */
  readonly label: string
  /** The Button or IconButton that opens it. */
  readonly trigger: ReactElement
  readonly groups: readonly MenuGroup[]
  readonly placement?: NonNullable<PopoverProps['placement']>
}

/** A button's menu: actions, or choices of one. */
export function Menu({ label, trigger, groups, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(css['popover'])} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={cx(css['list'])}>
          {groups.map((group) => (
            <Group key={group.id} group={group} label={label} />
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuAtProps extends Pick<MenuProps, 'label' | 'groups'> {
  /** Px from the upper left corner of the nearest positioned ancestor; null: closed. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly onClose: () => void
}

/** A menu of what stands at a point: a right click, or the menu key. */
export function MenuAt({ label, groups, at, onClose }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const opener = useRef<Element | null>(null)
  const isOpen = at !== null
  // Before the menu takes the focus, which it does in an effect that comes later.
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement
  }, [isOpen])
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        className={cx(css['anchor'])}
        style={at === null ? {} : { left: at.x, top: at.y }}
      />
      <Popover
        className={cx(css['popover'])}
        triggerRef={anchor}
        isOpen={isOpen}
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        placement="bottom start"
        offset={2}
      >
        <FocusBack opener={opener} />
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens at a point takes the focus, as every menu does */}
        <AriaMenu aria-label={label} className={cx(css['list'])} autoFocus="first" onClose={onClose}>
          {groups.map((group) => (
            <Group key={group.id} group={group} label={label} />
          ))}
        </AriaMenu>
      </Popover>
    </>
  )
}

/** When the menu has gone, what it was opened from has the focus again, unless an action led elsewhere. */
function FocusBack({ opener }: { readonly opener: RefObject<Element | null> }) {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener.current instanceof HTMLElement)
          opener.current.focus()
      })
    },
    [opener],
  )
  return null
}

function Group({ group, label }: { readonly group: MenuGroup; readonly label: string }) {
  const choice = group.selected !== undefined
  return (
    <MenuSection
      id={group.id}
      aria-label={group.title ?? label}
      {...(choice
        ? {
            selectionMode: 'single' as const,
            disallowEmptySelection: true,
            selectedKeys: [group.selected],
            onSelectionChange: (keys: 'all' | Iterable<string | number>) => {
              if (keys === 'all') return
              for (const key of keys) group.onSelect?.(String(key))
            },
          }
        : {})}
    >
      {group.title !== undefined && <Header className={cx(css['heading'])}>{group.title}</Header>}
      {group.items.map((item) => (
        <Item key={item.id} item={item} isChoice={choice} isChosen={group.selected === item.id} />
      ))}
    </MenuSection>
  )
}

interface ItemProps {
  readonly item: MenuAction
  readonly isChoice: boolean
  readonly isChosen: boolean
}

function Item({ item, isChoice, isChosen }: ItemProps) {
  const { icon: Icon } = item
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      className={cx(css['item'], item.isDanger && css['danger'])}
      isDisabled={item.isDisabled ?? false}
      {...(item.onAction ? { onAction: item.onAction } : {})}
    >
      {isChoice && <span className={cx(css['check'])}>{isChosen && <Check size={15} aria-hidden />}</span>}
      {Icon && <Icon size={15} aria-hidden />}
      <span className={cx(css['grow'])}>
        {item.label}
        {item.hint !== undefined && <small>{item.hint}</small>}
      </span>
      {item.shortcut !== undefined && <Kbd shortcut={item.shortcut} />}
    </MenuItem>
  )
}

import { type ComponentProps, useRef } from 'react'
import { useFocusWhenGone } from '#src/ui/use-focus-when-gone.ts'

/** What is there for a while, and gives the focus that it holds to the picture or the table when it goes. */
export function Passing(props: ComponentProps<'div'>) {
  const ref = useRef<HTMLDivElement>(null)
  useFocusWhenGone(ref)
  return <div ref={ref} {...props} />
}

import { expect, it } from 'vitest'
import { groupAreas } from './group-areas.ts'
import type { FlowNote } from './model.ts'

const NO_NOTES: readonly FlowNote[] = []
const card = (x: number, y: number) => ({ x, y, width: 160, height: 44 })
const column = (...ids: string[]) => ids.map((id, at) => [id, card(0, at * 58)] as const)

it('holds neighbours in one box and never somebody who is no member', () => {
  const boxes = new Map([...column('a', 'b', 'stranger', 'c'), ['far', card(400, 0)] as const])
  const group = { id: 'g', title: 'Mules', members: ['a', 'b', 'c'] }
  const areas = groupAreas(group, boxes, NO_NOTES)
  expect(areas).toEqual([
    { x: 0, y: 29, width: 184, height: 116 },
    { x: 0, y: 174, width: 184, height: 58 },
  ])
  expect(groupAreas(group, boxes, NO_NOTES)).toBe(areas)
  expect(groupAreas({ ...group, members: ['a', 'b', 'stranger', 'c'] }, boxes, NO_NOTES)).toHaveLength(1)
})

it('draws nothing around members that are not on the picture', () => {
  expect(groupAreas({ id: 'g', title: 'Gone', members: ['x'] }, new Map(column('a')), NO_NOTES)).toEqual([])
})

it('holds a note below its last member, unless a stranger stands there', () => {
  const group = { id: 'g', title: 'Mules', members: ['a', 'b'] }
  const notes: readonly FlowNote[] = [{ id: 'n', text: 'Asked', at: { node: 'b' } }]
  const lowest = (boxes: Map<string, ReturnType<typeof card>>): number => {
    const [area] = groupAreas(group, boxes, notes)
    return area!.y + area!.height / 2
  }
  // The last member ends at 58 + 22; its note at 15 px below that, the border runs 7 px further down.
  expect(lowest(new Map(column('a', 'b')))).toBe(102)
  expect(lowest(new Map(column('a', 'b', 'stranger')))).toBe(87)
})

import { expect, it } from 'vitest'
import { groupAreas } from './group-areas.ts'

const card = (x: number, y: number) => ({ x, y, width: 160, height: 44 })
const column = (...ids: string[]) => ids.map((id, at) => [id, card(0, at * 58)] as const)

it('holds neighbours in one box and never somebody who is no member', () => {
  const boxes = new Map([...column('a', 'b', 'stranger', 'c'), ['far', card(400, 0)] as const])
  const group = { id: 'g', title: 'Mules', members: ['a', 'b', 'c'] }
  const areas = groupAreas(group, boxes)
  expect(areas).toEqual([
    { x: 0, y: 29, width: 184, height: 116 },
    { x: 0, y: 174, width: 184, height: 58 },
  ])
  expect(groupAreas(group, boxes)).toBe(areas)
  expect(groupAreas({ ...group, members: ['a', 'b', 'stranger', 'c'] }, boxes)).toHaveLength(1)
})

it('draws nothing around members that are not on the picture', () => {
  expect(groupAreas({ id: 'g', title: 'Gone', members: ['x'] }, new Map(column('a')))).toEqual([])
})

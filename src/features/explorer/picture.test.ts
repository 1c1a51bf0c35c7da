import { describe, expect, it } from 'vitest'
import { edge, graph, key, node, rest } from './graph.fixture.ts'
import { pictureOf, type Answered } from './picture.ts'

const ROOT: Answered = {
  step: { account: key('s'), direction: 'both', limit: 12 },
  answer: graph('s', {
    nodes: [node('s', 0), node('a', -1), node('b', 1)],
    edges: [edge('a', 's', '100'), edge('s', 'b', '80')],
    notLoaded: [rest('s', 'in', 3, '60')],
    surroundings: [
      { account: key('s'), direction: 'in', counterparties: 4, drawn: 1 },
      { account: key('s'), direction: 'out', counterparties: 1, drawn: 1 },
    ],
  }),
}

const FROM_A: Answered = {
  step: { account: key('a'), direction: 'in', limit: 12 },
  answer: graph('a', {
    nodes: [node('a', 0), node('x', -1), node('b', -1)],
    edges: [edge('x', 'a', '50'), edge('b', 'a', '20')],
    surroundings: [{ account: key('a'), direction: 'in', counterparties: 2, drawn: 2 }],
  }),
}

describe('pictureOf', () => {
  it('places what an expansion finds beside the account it was found from, and moves nothing', () => {
    const picture = pictureOf([ROOT, FROM_A])
    expect(picture.subject).toBe(key('s'))
    expect(picture.nodes.map((item) => [item.account.address, item.layer, item.role])).toEqual([
      ['0xs', 0, 'subject'],
      ['0xa', -1, 'unattributed'],
      ['0xb', 1, 'unattributed'],
      ['0xx', -2, 'unattributed'],
    ])
    expect(picture.edges).toHaveLength(4)
  })

  it('keeps what is not loaded of each account that was asked', () => {
    expect(pictureOf([ROOT, FROM_A]).notLoaded).toEqual([rest('s', 'in', 3, '60')])
  })

  it('replaces what is not loaded when more of the same is asked for', () => {
    const more: Answered = {
      step: { account: key('s'), direction: 'in', limit: 36 },
      answer: graph('s', {
        nodes: [node('s', 0), node('a', -1), node('c', -1), node('d', -1)],
        edges: [edge('a', 's', '100'), edge('c', 's', '30'), edge('d', 's', '20')],
        notLoaded: [rest('s', 'in', 1, '10')],
        surroundings: [{ account: key('s'), direction: 'in', counterparties: 4, drawn: 3 }],
      }),
    }
    const picture = pictureOf([ROOT, more])
    expect(picture.notLoaded).toEqual([rest('s', 'in', 1, '10')])
    expect(picture.surroundings).toEqual([
      { account: key('s'), direction: 'in', counterparties: 4, drawn: 3 },
      { account: key('s'), direction: 'out', counterparties: 1, drawn: 1 },
    ])
  })

  it('does not count as missing what another expansion has drawn since', () => {
    const fromC: Answered = {
      step: { account: key('c'), direction: 'out', limit: 12 },
      answer: graph('c', { nodes: [node('c', 0), node('s', 1)], edges: [edge('c', 's', '30')] }),
    }
    const picture = pictureOf([ROOT, fromC])
    expect(picture.notLoaded).toEqual([rest('s', 'in', 2, '30')])
    expect(picture.surroundings[0]).toMatchObject({ counterparties: 4, drawn: 2 })
  })

  it('says that nothing is missing once everything has been drawn', () => {
    const all = ['c', 'd', 'e'].map((name): Answered => ({
      step: { account: key(name), direction: 'out', limit: 12 },
      answer: graph(name, { nodes: [node(name, 0)], edges: [edge(name, 's', '20')] }),
    }))
    expect(pictureOf([ROOT, ...all]).notLoaded).toEqual([])
  })
})

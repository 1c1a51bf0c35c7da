import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BridgeEnd } from './bridge-links.ts'
import { linkBridgeHops } from './bridge-links.ts'

const end = (transferId: string, time: number, amount: number, more: Partial<BridgeEnd> = {}): BridgeEnd => ({
  transferId,
  bridge: 'hop',
  family: 'USDC',
  amount: BigInt(amount),
  time,
  recipient: null,
  messageId: null,
  ...more,
})

describe('linking bridge hops', () => {
  test("the bridge's own key links with certainty, whatever else would fit better", () => {
    const deposits = [end('d1', 0, 1000, { messageId: '7' }), end('d2', 1, 1000)]
    const hops = linkBridgeHops(deposits, [end('w1', 2, 1000, { messageId: '7' })])
    expect(hops).toEqual([{ deposit: 'd1', withdrawal: 'w1', tier: 'explicit', confidence: 1 }])
  })

  test('a key that two deposits claim, or that goes back in time, links nothing', () => {
    const twice = [end('d1', 0, 10, { messageId: '7' }), end('d2', 0, 10, { messageId: '7' })]
    expect(linkBridgeHops(twice, [end('w', 1, 10, { messageId: '7' })])).toEqual([])
    expect(
      linkBridgeHops([end('d', 1, 10, { messageId: '7' })], [end('w', 1, 10, { messageId: '7' })]),
    ).toEqual([])
  })

  test('amount, time and recipient link, with less than certainty', () => {
    const to = { recipient: '0xa' }
    const [hop] = linkBridgeHops([end('d', 0, 1000, to)], [end('w', 60_000, 995, to)])
    expect(hop).toMatchObject({ deposit: 'd', withdrawal: 'w', tier: 'implicit' })
    expect(hop!.confidence).toBeGreaterThan(0.85)
    expect(hop!.confidence).toBeLessThan(0.9)
  })

  test('another recipient, bridge or asset, more than came in, too large a fee or too late: no link', () => {
    const deposit = end('d', 0, 1000, { recipient: '0xa' })
    const others = [
      end('w', 1, 1000, { recipient: '0xb' }),
      end('w', 1, 1000, { bridge: 'other' }),
      end('w', 1, 1000, { family: 'DAI' }),
      end('w', 1, 1001),
      end('w', 1, 989),
      end('w', 3_600_001, 1000),
      end('w', 0, 1000),
    ]
    for (const other of others) expect(linkBridgeHops([deposit], [other])).toEqual([])
  })

  test('two deposits that fit equally well halve the confidence', () => {
    const alone = linkBridgeHops([end('d1', 0, 1000)], [end('w', 10, 1000)])[0]!.confidence
    const rivals = linkBridgeHops([end('d1', 0, 1000), end('d2', 0, 1000)], [end('w', 10, 1000)])
    expect(rivals).toHaveLength(1)
    expect(rivals[0]!.deposit).toBe('d1')
    expect(rivals[0]!.confidence).toBeLessThan(alone)
    expect(rivals[0]!.confidence).toBeCloseTo(0.5, 2)
  })
})

const ends = (prefix: string) =>
  fc
    .array(
      fc.record({
        time: fc.nat(20),
        amount: fc.integer({ min: 90, max: 110 }).map(BigInt),
        recipient: fc.option(fc.constantFrom('a', 'b')),
        messageId: fc.option(fc.constantFrom('1', '2', '3'), { freq: 1 }),
        bridge: fc.constantFrom('hop', 'hop', 'other'),
      }),
      { maxLength: 8 },
    )
    .map((list) =>
      list.map((one, at): BridgeEnd => ({ ...one, transferId: `${prefix}${at}`, family: 'USDC' })),
    )

test('I9: one to one, later than the deposit, no more than came in, never certain without a key, in any order', () => {
  const options = { within: 10, tolerance: 20_000, fee: 50_000 }
  fc.assert(
    fc.property(ends('d'), ends('w'), (deposits, withdrawals) => {
      const hops = linkBridgeHops(deposits, withdrawals, options)
      const name = (list: readonly BridgeEnd[], id: string) => list.find((one) => one.transferId === id)!
      expect(new Set(hops.map((hop) => hop.deposit)).size).toBe(hops.length)
      expect(new Set(hops.map((hop) => hop.withdrawal)).size).toBe(hops.length)
      for (const hop of hops) {
        const [from, to] = [name(deposits, hop.deposit), name(withdrawals, hop.withdrawal)]
        expect(to.time).toBeGreaterThan(from.time)
        expect(to.amount * 1_000_000n <= from.amount * 1_020_000n).toBe(true)
        expect(to.bridge).toBe(from.bridge)
        expect(hop.confidence === 1).toBe(hop.tier === 'explicit')
        expect(hop.confidence).toBeGreaterThan(0)
      }
      const again = linkBridgeHops(deposits.toReversed(), withdrawals.toReversed(), options)
      const links = (list: typeof hops) => list.map((hop) => `${hop.deposit} ${hop.withdrawal}`).sort()
      expect(links(again)).toEqual(links(hops))
    }),
    { numRuns: 2000 },
  )
})

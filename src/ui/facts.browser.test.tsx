import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { preferencesNow } from '#src/platform/preferences.ts'
import { AssetAmount, FiatAmount } from './amount.tsx'
import { AddressChip } from './hash-chip.tsx'
import { ContributionList } from './score.tsx'
import { SeverityBadge, toSeverity } from './severity.tsx'
import { renderUi } from './testing.tsx'
import { Timestamp } from './timestamp.tsx'

const ADDRESS = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'

test('an address is shortened, whole in its title and to a screen reader, and copied with its checksum', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await renderUi(<AddressChip address={ADDRESS} />)
  await expect.element(page.getByText('0xd8dA6B…A96045')).toBeVisible()
  await expect.element(page.getByTitle(ADDRESS)).toBeVisible()
  await page.getByRole('button', { name: `Copy ${ADDRESS}` }).click()
  expect(writeText).toHaveBeenCalledExactlyOnceWith(ADDRESS)
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
})

test('what was copied stays said only of what was copied', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const { rerender } = await renderUi(<AddressChip address={ADDRESS} />)
  await page.getByRole('button', { name: `Copy ${ADDRESS}` }).click()
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
  // A row of a table that comes to show another address.
  await rerender(<AddressChip address={ADDRESS.toLowerCase()} />)
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
})

test('a copy that the browser refuses does not claim to have happened', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
  await renderUi(<AddressChip address={ADDRESS} />)
  await page.getByRole('button', { name: `Copy ${ADDRESS}` }).click()
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
})

test('a time that nobody gave is unknown, with its block', async () => {
  await renderUi(<Timestamp at={null} block={15_259_101} />)
  await expect.element(page.getByText('time unknown · block 15,259,101')).toBeVisible()
  expect(document.querySelector('time')).toBeNull()
})

test('a time follows the reader between HKT and UTC, and its title has both', async () => {
  await renderUi(<Timestamp at="2026-11-22T15:08:57Z" />)
  await expect.element(page.getByText('2026-11-22 23:08 HKT')).toBeVisible()
  preferencesNow().set({ timezone: 'UTC' })
  await expect.element(page.getByText('2026-11-22 15:08 UTC')).toBeVisible()
  const time = document.querySelector('time')
  expect(time?.dateTime).toBe('2026-11-22T15:08:57.000Z')
  expect(time?.title).toBe('2026-11-22 23:08:57 HKT\n2026-11-22 15:08:57 UTC')
})

test('an amount that is cut says so and has all its digits in the title', async () => {
  await renderUi(<AssetAmount units="1234567890123456789" decimals={18} symbol="ETH" maxFraction={4} />)
  await expect.element(page.getByTitle('1.234567890123456789 ETH')).toHaveTextContent('1.2345…ETH')
})

test('no price is a dash, not a zero', async () => {
  await renderUi(<FiatAmount minor={null} currency="HKD" />)
  await expect.element(page.getByText('–')).toBeVisible()
})

test('a severity is a word beside its shape, and what is no severity is unknown', async () => {
  await renderUi(<SeverityBadge severity={toSeverity(null)} />)
  await expect.element(page.getByText('Unknown')).toBeVisible()
  expect(toSeverity(9)).toBe(0)
  expect(toSeverity(4)).toBe(4)
})

test('contributions add up to the total, and a total that is not their sum is not hidden', async () => {
  const contributions = [
    { id: 'a', label: 'Mixer', points: 46 },
    { id: 'b', label: 'Proven wallet', points: -8 },
  ]
  const screen = await renderUi(<ContributionList contributions={contributions} total={38} />)
  await expect.element(page.getByRole('listitem').last()).toHaveTextContent('Total38')
  await screen.rerender(<ContributionList contributions={contributions} total={40} />)
  await expect.element(page.getByRole('listitem').last()).toHaveTextContent('Total38 ≠ 40')
})

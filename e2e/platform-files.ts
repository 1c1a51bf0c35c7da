import type { TestFile } from './pages/import-screen.ts'

const address = (end: string) => `0x${end.padStart(40, '0')}`
const hash = (digit: string) => `0x${digit.repeat(64)}`

const CUSTOMER = '陳大文'
const [HOT, DEPOSIT, MIXER] = ['a1', 'a2', 'b1'].map(address)

/** What a firm brings to an empty desk to have its platform monitored, and a proof that is missing afterwards. */
export const PLATFORM_FILES = {
  customer: CUSTOMER,
  customers: {
    name: 'customers.csv',
    text: [
      'customer,name,type,risk_rating,onboarded_at,book',
      `C-1,${CUSTOMER},individual,low,2025-01-05T00:00:00+08:00,Harbour Exchange`,
      'C-2,Nobody,person,low,,Harbour Exchange',
      '',
    ].join('\n'),
  },
  wallets: {
    name: 'wallets.csv',
    text: [
      'chain,address,role,customer',
      `ethereum,${HOT},hot,`,
      `ethereum,${DEPOSIT},customer-deposit,C-1`,
      '',
    ].join('\n'),
  },
  labels: {
    name: 'watchlist.csv',
    text: [
      'address,category,actor,label,source,confidence',
      `${MIXER},mixer,Grey Mill,A mixer,Our list,90`,
      '',
    ].join('\n'),
  },
  transfers: {
    name: 'transfers.csv',
    text: [
      'chain,tx_hash,log_index,time,from,to,asset,amount,fiat_value,fiat_currency',
      `ethereum,${hash('1')},0,2026-09-01T10:00:00+08:00,${MIXER},${DEPOSIT},ETH,1.5,40000,HKD`,
      '',
    ].join('\n'),
  },
  travelRule: {
    name: 'travel-rule.csv',
    text: [
      'record,at,chain,tx_hash,log_index,missing,name_matches',
      `travel-rule,2026-09-01T10:05:00+08:00,ethereum,${hash('1')},0,originator address,yes`,
      '',
    ].join('\n'),
  },
} satisfies Record<string, TestFile | string>

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Ports of the homes that the journeys visit; away from 8080, so that a running desk is left alone.
 * `KYT_E2E_PORT` moves them, for two check-outs on one machine.
 */
const FIRST = Number(process.env['KYT_E2E_PORT'] ?? 4180)
export const SERVER_PORT = FIRST
export const EMPTY_PORT = FIRST + 1
export const DEMO_PORT = FIRST + 2
export const STILL_PORT = FIRST + 3
export const REAL_PORT = FIRST + 4

/** Folder of real public data, which is never kept beside the code; null where this machine has none. */
const realData = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data')
export const REAL_DATA = existsSync(realData) ? realData : null

/** Where the clock of the home stands that is looked at pixel by pixel: a Wednesday morning in Hong Kong. Epoch ms. */
export const STILL_AT = Date.UTC(2026, 10, 18, 3, 0)

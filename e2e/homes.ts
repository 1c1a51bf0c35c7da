/**
 * Ports of the three homes that the journeys visit; away from 8080, so that a running desk is left alone.
 * `KYT_E2E_PORT` moves them, for two check-outs on one machine.
 */
const FIRST = Number(process.env['KYT_E2E_PORT'] ?? 4180)
export const SERVER_PORT = FIRST
export const EMPTY_PORT = FIRST + 1
export const DEMO_PORT = FIRST + 2

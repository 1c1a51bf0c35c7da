/** Ports of the three homes that the journeys visit; away from 8080, so that a running desk is left alone. */
export const SERVER_PORT = 4180
export const EMPTY_PORT = 4181
export const DEMO_PORT = 4182

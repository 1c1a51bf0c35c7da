import type { z } from 'zod'
import type { Neighbourhood } from '#core/contract/graph.ts'
import type { Graph } from '#src/data/addresses.ts'

type Around = z.output<typeof Neighbourhood>

/** What the desk answered to one question; a neighbourhood also says where it goes on and what ends there. */
export type GraphAnswer = Graph & Partial<Pick<Around, 'cursors' | 'stops' | 'totals'>>
export type GraphEdge = Graph['edges'][number]
export type GraphNode = Graph['nodes'][number]

/** Counterparties of a first look, and of each "load the next". */
export const FIRST_LIMIT = 12
export const MORE = 24
/** Counterparties that one question may draw at most: "load the next" of somebody who wants a hub whole. */
export const MOST = 200
/** From so many counterparties on an account is a hub: it is drawn only after asking. */
export const HUB = 500

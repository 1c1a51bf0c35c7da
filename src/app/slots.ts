import { createContext, type ReactNode } from 'react'

/** What the top bar shows beside the user: in a demonstration, the switch between its people. */
export const PersonaSlot = createContext<ReactNode>(null)

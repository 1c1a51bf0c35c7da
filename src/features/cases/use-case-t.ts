import { useTranslation } from 'react-i18next'

/**
 * What the pages of cases are written in. Asked for by the whole before any of it is shown, so that no part sends the
 * page back to its placeholder when it first needs its words.
 */
const CASE_WORDS = ['cases', 'domain', 'alert', 'common'] as const

export const useCaseT = () => useTranslation(CASE_WORDS).t
export type CaseT = ReturnType<typeof useCaseT>

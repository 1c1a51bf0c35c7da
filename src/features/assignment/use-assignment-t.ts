import { useTranslation } from 'react-i18next'

export const useAssignmentT = () => useTranslation(['assignment', 'common', 'domain']).t
export type AssignmentT = ReturnType<typeof useAssignmentT>

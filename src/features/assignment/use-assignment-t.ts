import { useTranslation } from 'react-i18next'

export const useAssignmentT = () => useTranslation(['assignment', 'common', 'domain']).t

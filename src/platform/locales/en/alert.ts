export const messages = { title: 'Alert' } as const

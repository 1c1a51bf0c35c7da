export const messages = {
  signIn: 'Sign in',
  tagline: 'Monitor transactions, follow the funds, decide with evidence.',
  email: 'E-mail',
  password: 'Password',
  personas: 'Who would you like to be?',
  personasHint:
    'A demonstration desk: everybody and everything in it is invented. Choose a person to see what that role sees.',
  setup: 'Create the administrator',
  setupHint:
    'This desk is empty. The first person runs it: users, lists and sources. Case content is for the people you add next.',
  name: 'Name',
  passwordHint: 'At least 12 characters. A sentence works well.',
  create: 'Create and sign in',
  failed: 'You were not signed in',
} as const

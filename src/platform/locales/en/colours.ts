/** Words of the colours that a reader gives accounts. */
export const messages = {
  title_one: 'Colour of this account',
  title_other: 'Colour of {{formatted}} accounts',
  command: 'Colour',
  none: 'No colour',
  marked: 'Marked {{colour}}',
  name: {
    blue: 'blue',
    orange: 'orange',
    teal: 'teal',
    pink: 'pink',
    olive: 'olive',
    sky: 'sky blue',
    brown: 'brown',
    grey: 'grey',
  },
  shape: {
    blue: 'Blue circle',
    orange: 'Orange square',
    teal: 'Teal triangle',
    pink: 'Pink diamond',
    olive: 'Olive cross',
    sky: 'Sky blue star',
    brown: 'Brown hexagon',
    grey: 'Grey ring',
  },
} as const

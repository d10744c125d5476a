/** The version of the event format that this build writes. */
export const eventVersion = 1;

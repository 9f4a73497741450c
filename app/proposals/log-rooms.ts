/**
 * Where the sync log keeps what it set aside of a room, in front of the room's name: `damaged` what cannot be read any
 * more, `lost` the same after a lead decided to go on without it, `quarantine` what was never acknowledged.
 */
export const aside = { damaged: 'damaged:', lost: 'lost:', quarantine: 'quarantine:' } as const;

/** Every name under which the log may have something of a room. */
export const logRooms = (room: string): string[] => [room, ...Object.values(aside).map((prefix) => prefix + room)];

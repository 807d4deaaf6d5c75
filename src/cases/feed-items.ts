import type { FeedItemStore } from './store.ts';
import { storable } from './stored-text.ts';
import type { Scoped } from './tables.ts';

export function createFeedItemStore({ db, installation }: Scoped): FeedItemStore {
  return {
    async find(feed, guids) {
      if (guids.length === 0) return [];
      return db
        .selectFrom('feedItems')
        .select(['feed', 'guid', 'contentHash', 'channelId', 'messageId', 'postedAt'])
        .where('installation', '=', installation)
        .where('feed', '=', feed)
        .where('guid', 'in', guids.map(storable))
        .execute();
    },

    async posted(channelId, messageIds) {
      if (messageIds.length === 0) return [];
      const rows = await db
        .selectFrom('feedItems')
        .select('messageId')
        .where('installation', '=', installation)
        .where('channelId', '=', channelId)
        .where('messageId', 'in', messageIds)
        .execute();
      return rows.flatMap(({ messageId }) => messageId ?? []);
    },

    async save(item) {
      await db
        .insertInto('feedItems')
        .values({ installation, ...item, guid: storable(item.guid) })
        .onConflict((conflict) =>
          conflict.columns(['installation', 'feed', 'guid']).doUpdateSet((eb) => ({
            contentHash: eb.ref('excluded.contentHash'),
            channelId: eb.ref('excluded.channelId'),
            messageId: eb.ref('excluded.messageId'),
            postedAt: eb.ref('excluded.postedAt'),
          })),
        )
        .execute();
    },
  };
}

import { describe, expect, it } from 'vitest';
import { VendorFailure, type FailureReason } from '../contract/vendor-failure.ts';
import { createErasureActivities, type ErasureDeps } from './erasure.ts';

function erasing(refusal: FailureReason | null) {
  const removed: string[] = [];
  const remove = async (what: string): Promise<void> => {
    if (refusal !== null) throw new VendorFailure('discord', 'permanent', refusal, 'Refused.');
    removed.push(what);
  };
  const discord = {
    remove: (channelId: string, messageId: string) => remove(`${channelId}/${messageId}`),
    removeThread: remove,
  };
  return { removed, activities: createErasureActivities({ discord } as unknown as ErasureDeps) };
}

describe('what was said in Discord', () => {
  it('is removed: the post of a report, a private thread', async () => {
    const { removed, activities } = erasing(null);
    expect(await activities.erasePost({ channelId: '7', messageId: '8' })).toBe('gone');
    expect(await activities.eraseThread({ channelId: '9' })).toBe('gone');
    expect(removed).toEqual(['7/8', '9']);
  });

  it('stays where the bot may not remove it, and that is told; no other refusal passes for that', async () => {
    const { activities } = erasing('forbidden');
    expect(await activities.erasePost({ channelId: '7', messageId: '8' })).toBe('forbidden');
    expect(await activities.eraseThread({ channelId: '9' })).toBe('forbidden');
    await expect(erasing('unauthorized').activities.eraseThread({ channelId: '9' })).rejects.toThrow('Refused.');
  });
});

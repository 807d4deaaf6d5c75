/** Name and input of the workflow behind one announcement feed; a Temporal Schedule starts it. */
export const ANNOUNCEMENTS_WORKFLOW = 'announcements';

export interface FeedSource {
  /** of a-z, 0-9 and - */
  name: string;
  /** http(s) address, or a folder of .xml, .json and .md files */
  address: string;
}

export interface AnnouncementsInput {
  feed: FeedSource;
}

/** One item of a feed that is to be posted, or to be corrected where `post` names its post. */
export interface Announcement {
  feed: string;
  /** the feed's own identity of the item: the only thing that says what is the same item */
  guid: string;
  /** of everything that is shown */
  contentHash: string;
  title: string;
  /** as Discord shows it: texts of strangers are escaped; cut to what a post holds */
  text: string;
  url: string | null;
  /** epoch ms; null when the feed doesn't say */
  publishedAt: number | null;
  post: { channelId: string; messageId: string } | null;
}

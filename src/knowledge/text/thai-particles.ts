/** Words that Thai sentences end in and that say how something is meant, not what; as players spell them. */
export const THAI_PARTICLES =
  'ครับ คับ ค้าบ คร้าบ ครับผม ค่ะ คะ ค้า ค๊ะ คร่ะ จ้า จ้ะ จ๊ะ จ๋า นะ น้า ฮะ ฮับ งับ อะ อ่ะ อ่า เนี่ย วะ ว่ะ เว้ย'.split(' ');

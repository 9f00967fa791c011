"""Draws the scenes that the model learns from: an image, which object each pixel belongs to, and the light."""
import colorsys
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from objects import BACKDROP, BY_NAME, OBJECTS, THINGS, layer, rgb

SIDE = 96
FINE = 4  # masks are drawn this many times larger, then averaged

OUTDOOR_GROUNDS = ["sea", "grass", "sand", "snow", "grass", "sea"]
INDOOR = ["table", "chair", "sofa", "lamp", "window", "door", "book", "cup", "bottle", "fruit", "cake", "ball", "cat", "dog",
          "person", "flower", "thing", "umbrella"]
OUTDOOR = [o["name"] for o in OBJECTS if o["layer"] == "things" and o["name"] not in ("sofa", "lamp", "book")] + ["thing"] * 3
ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) + 0.5


@dataclass
class Placed:
    """An object in its box; x, y, width, height relative to the canvas, colour 0 to 1."""
    label: int
    box: tuple
    colour: np.ndarray


@dataclass
class Light:
    daylight: float  # 0 night, 1 noon
    warmth: float  # -1 cool, 1 warm
    sharpness: float  # -1 soft, 1 crisp

    def tint(self):
        day = np.array([1.0, 1.0, 1.0])
        night = np.array([0.20, 0.25, 0.42])
        warm = np.array([1 + 0.16 * self.warmth, 1 + 0.02 * self.warmth, 1 - 0.20 * self.warmth])
        return (night + (day - night) * self.daylight ** 0.8) * warm


class Noise:
    """Smooth noise of several grains, cut at random from tiles that are made once."""

    def __init__(self, random):
        self.tiles = {}
        for grain in (1, 2, 4, 10, 24):
            coarse = random.standard_normal((512 // grain + 2, 512 // grain + 2)).astype(np.float32)
            tile = np.asarray(Image.fromarray(coarse).resize((512, 512), Image.BICUBIC))
            self.tiles[grain] = (tile - tile.mean()) / tile.std()

    def cut(self, random, grain, height, width):
        top, left = random.integers(0, 512 - height), random.integers(0, 512 - width)
        return self.tiles[grain][top : top + height, left : left + width]


def pattern(texture, noise, random, u, v, width, height):
    """Brightness factor of a texture; u and v run from 0 to 1 over the object."""
    shape = u.shape
    if texture == "leaves":
        return 1 + 0.16 * noise.cut(random, 4, *shape) + 0.07 * noise.cut(random, 2, *shape)
    if texture == "grain":
        return 1 + 0.022 * noise.cut(random, 2, *shape) + 0.028 * noise.cut(random, 10, *shape)
    if texture == "waves":
        crests = np.sin(2 * math.pi * (9 * v ** 0.6 + 0.35 * noise.cut(random, 10, *shape)))
        return (0.92 + 0.16 * v) * (1 + 0.10 * crests + 0.04 * noise.cut(random, 2, *shape))
    if texture == "blades":
        streaks = noise.cut(random, 2, shape[1], shape[0]).T
        return (0.9 + 0.18 * v) * (1 + 0.07 * streaks + 0.07 * noise.cut(random, 10, *shape))
    if texture == "bricks":
        rows = v * height / 4.0
        joint = (np.abs(rows - np.round(rows)) < 0.16) * 0.09
        return 1 - joint + 0.03 * noise.cut(random, 2, *shape)
    if texture == "planks":
        boards = (v if width > height * 2 else u) * 5
        return 1 - 0.14 * (np.abs(boards - np.round(boards)) < 0.08) + 0.07 * noise.cut(random, 10, shape[1], shape[0]).T
    if texture == "rough":
        return 1 + 0.13 * noise.cut(random, 4, *shape) + 0.08 * noise.cut(random, 10, *shape)
    if texture == "fluff":
        return 1 + 0.06 * noise.cut(random, 10, *shape) + 0.03 * noise.cut(random, 4, *shape)
    return np.ones(shape, np.float32)


def trace(draw, part, place):
    """Draws one part's shape; place turns relative into fine pixels."""
    (x0, y0), (sx, sy) = place
    if "poly" in part:
        points = part["poly"]
        draw.polygon([(x0 + points[i] * sx, y0 + points[i + 1] * sy) for i in range(0, len(points), 2)], fill=255)
    elif "rect" in part:
        x, y, w, h = part["rect"]
        draw.rectangle([x0 + x * sx, y0 + y * sy, x0 + (x + w) * sx - 1, y0 + (y + h) * sy - 1], fill=255)
    elif "oval" in part:
        oval(draw, part["oval"], place, 255)
    elif "ring" in part:
        cx, cy, rx, ry, thick = part["ring"]
        oval(draw, (cx, cy, rx, ry), place, 255)
        oval(draw, (cx, cy, rx * (1 - thick), ry * (1 - thick)), place, 0)
    elif "arc" in part:
        cx, cy, rx, ry, thick = part["arc"]
        steps = [math.pi * i / 32 for i in range(33)]
        outer = [(cx - rx * math.cos(a), cy - ry * math.sin(a)) for a in steps]
        inner = [(cx - rx * (1 - thick) * math.cos(a), cy - ry * (1 - thick) * math.sin(a)) for a in reversed(steps)]
        draw.polygon([(x0 + x * sx, y0 + y * sy) for x, y in outer + inner], fill=255)


def oval(draw, values, place, fill):
    (x0, y0), (sx, sy) = place
    cx, cy, rx, ry = values
    draw.ellipse([x0 + (cx - rx) * sx, y0 + (cy - ry) * sy, x0 + (cx + rx) * sx, y0 + (cy + ry) * sy], fill=fill)


def mask(part, box, window):
    """Coverage of a part inside a window of pixels, 0 to 1."""
    left, top, right, bottom = window
    image = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
    scale = SIDE * FINE
    place = ((box[0] * scale - left * FINE, box[1] * scale - top * FINE), (box[2] * scale, box[3] * scale))
    trace(ImageDraw.Draw(image), part, place)
    return image.reduce(FINE)


class Canvas:
    def __init__(self, light, random, noise):
        self.light, self.random, self.noise = light, random, noise
        self.colour = np.zeros((SIDE, SIDE, 3), np.float32)
        self.glowing = np.zeros((SIDE, SIDE), np.float32)
        self.ground = np.zeros((SIDE, SIDE), np.float32)
        self.instance = np.zeros((SIDE, SIDE), np.uint8)
        self.plain = np.zeros((SIDE, SIDE, 4), np.float32)  # what the worker can draw too: flat colours, and what glows
        self.halos = []
        self.lamp = None  # where light comes from, relative
        self.night = np.clip((0.62 - light.daylight) / 0.4, 0, 1)

    def sky(self, v, colour):
        """A gradient of its own: the sky is what lights the rest."""
        d, w = self.light.daylight, self.light.warmth
        dusk = max(0.0, 1 - abs(d - 0.42) / 0.3)
        noon_top, night_top = colour * 0.92, np.array([0.03, 0.04, 0.13])
        noon_low, night_low = colour * 0.45 + 0.52, np.array([0.10, 0.11, 0.26])
        low = night_low + (noon_low - night_low) * d
        low = low + (np.array([1.0, 0.56, 0.33]) - low) * dusk * (0.45 + 0.35 * w)
        top = night_top + (noon_top - night_top) * d
        mixed = top + (low - top) * (v[..., None] ** 1.3)
        return mixed * np.array([1 + 0.10 * w, 1, 1 - 0.13 * w])

    def place(self, placed, number):
        kind = OBJECTS[placed.label]
        x, y, w, h = placed.box
        window = (max(0, math.floor(x * SIDE)), max(0, math.floor(y * SIDE)),
                  min(SIDE, math.ceil((x + w) * SIDE)), min(SIDE, math.ceil((y + h) * SIDE)))
        left, top, right, bottom = window
        if right - left < 2 or bottom - top < 2:
            return
        area = np.s_[top:bottom, left:right]
        u = np.clip((COLUMNS[area] / SIDE - x) / w, 0, 1)
        v = np.clip((ROWS[area] / SIDE - y) / h, 0, 1)
        if kind["layer"] == "things":
            self.shadow(placed.box)
        union = np.zeros(u.shape, np.float32)
        texture = pattern(kind["texture"], self.noise, self.random, u, v, w * SIDE, h * SIDE)
        for part in kind["parts"]:
            soft = mask(part, placed.box, window)
            cover = np.asarray(soft, np.float32) / 255
            self.paint(area, cover, soft, part, kind, placed.colour, u, v, texture)
            union = np.maximum(union, cover)
        self.instance[area][union > 0.5] = number
        if kind["layer"] == "ground":
            self.ground[area] = np.maximum(self.ground[area], union)
            if kind["texture"] == "waves":
                self.reflect(area, union, v)
        elif kind["layer"] == "things":
            self.ground[area] *= 1 - union

    def paint(self, area, cover, soft, part, kind, main, u, v, texture):
        paint = part.get("paint")
        self.plain[area] += (flat(paint, main) - self.plain[area]) * cover[..., None]
        glowing = 0.0
        plain = False
        if kind["name"] == "sky":
            colour, glowing, plain = self.sky(v, main), 1.0, True
        elif paint is None:
            colour = main
        elif paint == "dark":
            colour = main * 0.66
        elif paint == "light":
            colour = main * 0.6 + 0.4
        elif paint == "dim":
            colour, glowing = main * 0.86, 1.0
        elif paint == "glow":
            colour, glowing, plain = main, 0.35 + 0.65 * self.night if kind["name"] == "lamp" else 1.0, True
        elif paint == "shine":
            colour, glowing, plain = main * 0.45 + 0.55, 1.0, True
        elif paint == "lit":
            colour = np.array([0.34, 0.43, 0.53]) * (1 - self.night) + np.array([1.0, 0.82, 0.46]) * self.night
            glowing, plain = float(self.night), True
        else:
            colour = np.array(rgb(paint))
        colour = np.broadcast_to(colour, cover.shape + (3,))
        if not plain:
            colour = colour * (texture * self.shade(kind, u, v) * self.rim(soft, kind))[..., None]
            if kind["layer"] == "far" and kind["texture"] != "none":
                haze = (0.10 + 0.30 * v)[..., None] * (0.35 + 0.65 * self.light.daylight)
                colour = colour + (np.array([0.80, 0.86, 0.93]) - colour) * haze
        a = cover[..., None]
        self.colour[area] += (colour - self.colour[area]) * a
        self.glowing[area] += (glowing - self.glowing[area]) * cover

    def shade(self, kind, u, v):
        if kind["layer"] in ("backdrop", "ground"):
            return 1 + 0.05 * (0.5 - np.abs(u - 0.5)) if kind["layer"] == "ground" else 1.05 - 0.16 * np.abs(v - 0.4)
        lx, ly = (-0.6, -0.8) if self.lamp is None else ((0.7 if self.lamp[0] > 0.5 else -0.7), -0.7)
        return 1 + 0.34 * ((u - 0.5) * lx + (v - 0.5) * ly)

    @staticmethod
    def rim(soft, kind):
        if kind["layer"] in ("backdrop", "ground"):
            return 1.0
        inner = np.asarray(soft.filter(ImageFilter.BoxBlur(1)), np.float32) / 255
        return 0.80 + 0.20 * np.clip(inner * 2 - 1, 0, 1)

    def shadow(self, box):
        x, y, w, h = box
        lean = 0 if self.lamp is None else 0.25 * w * (-1 if self.lamp[0] > x + w / 2 else 1)
        cx, cy = (x + w / 2 + lean) * SIDE, (y + h) * SIDE - 0.5
        rx, ry = max(2.0, w * 0.62 * SIDE), max(1.2, 0.085 * min(w, h) * SIDE + 0.8)
        dark = np.exp(-(((COLUMNS - cx) / rx) ** 2 + ((ROWS - cy) / ry) ** 2) ** 1.5)
        self.colour *= 1 - 0.42 * (dark * self.ground)[..., None]

    def reflect(self, area, cover, v):
        if self.lamp is None:
            return
        spread = 3.0 + 9.0 * v
        column = np.exp(-(((COLUMNS[area] - self.lamp[0] * SIDE) / spread) ** 2))
        ripple = 0.55 + 0.45 * np.sin(ROWS[area] * 2.1 + 0.8 * self.noise.cut(self.random, 4, *v.shape))
        strength = (cover * column * ripple * 0.62)[..., None]
        self.colour[area] += (self.lamp[1] - self.colour[area]) * strength
        self.glowing[area] += (1 - self.glowing[area]) * strength[..., 0] * 0.8

    def stars(self):
        if self.night < 0.5:
            return
        for _ in range(self.random.integers(8, 26)):
            row, column = self.random.integers(0, SIDE, 2)
            if OBJECTS[self.table[self.instance[row, column]].label]["name"] == "sky":
                self.colour[row, column] += 0.65 * self.night

    def finish(self):
        lit = self.colour * (self.light.tint() * (1 - self.glowing[..., None]) + self.glowing[..., None])
        for (x, y, w, h), colour, strength in self.halos:
            distance = ((COLUMNS / SIDE - x - w / 2) / (w * 1.1)) ** 2 + ((ROWS / SIDE - y - h / 2) / (h * 1.1)) ** 2
            lit = lit + (colour - lit) * (strength * np.exp(-distance))[..., None]
        image = np.clip(lit, 0, 1).astype(np.float32)
        s = self.light.sharpness
        eight = Image.fromarray((image * 255 + 0.5).astype(np.uint8))
        if s < 0:
            return np.asarray(eight.filter(ImageFilter.GaussianBlur(-1.3 * s)))
        return np.asarray(eight.filter(ImageFilter.UnsharpMask(1.0, int(110 * s), 0)))


def flat(paint, main):
    """The colour of a part in white light, and how much it glows by itself."""
    if paint is None:
        return np.array([*main, 0.0])
    if paint == "lit":
        return np.array([0.34, 0.43, 0.53, 0.5])
    if paint.startswith("#"):
        return np.array([*rgb(paint), 0.0])
    scale, lift, glow = {"dark": (0.66, 0, 0), "light": (0.6, 0.4, 0), "dim": (0.86, 0, 1), "glow": (1, 0, 1), "shine": (0.45, 0.55, 1)}[paint]
    return np.array([*(main * scale + lift), glow])


def any_colour(random, kind):
    if kind["name"] == "thing" or random.random() < 0.15 and kind["layer"] in ("things", "far"):
        return np.array(colorsys.hsv_to_rgb(random.random(), random.uniform(0.15, 0.95), random.uniform(0.35, 1.0)))
    colour = np.array(rgb(kind["colours"][random.integers(len(kind["colours"]))]))
    return np.clip(colour + random.normal(0, 0.03, 3), 0, 1)


def anywhere_near(random, kind):
    """The usual place, moved and scaled; now and then any place."""
    x, y, w, h = kind["place"]
    if kind["layer"] in ("backdrop", "ground") and w == 1:
        top = np.clip(y + random.normal(0, 0.08), 0.2, 0.85) if y > 0 else 0
        return (0.0, float(top), 1.0, float(1 - top))
    scale = random.uniform(0.6, 1.6)
    stretch = random.uniform(0.8, 1.25)
    w, h = min(0.95, w * scale * stretch), min(0.9, h * scale / stretch)
    if random.random() < 0.25:
        return (random.uniform(-0.03, 1.03 - w), random.uniform(0, 1 - h), w, h)
    y = np.clip(y + kind["place"][3] - h + random.normal(0, 0.07), 0, 1 - h)
    return (float(random.uniform(-0.05, 1.05 - w)), float(y), w, h)


def compose(random):
    """Which objects stand where; from back to front."""
    indoor = random.random() < 0.28
    names = ["wall", "floor"] if indoor else ["sky", OUTDOOR_GROUNDS[random.integers(len(OUTDOOR_GROUNDS))]]
    if not indoor:
        chances = {"sun": 0.4, "moon": 0.15, "star": 0.1, "cloud": 0.55, "rainbow": 0.08, "mountain": 0.35, "hill": 0.25,
                   "forest": 0.2, "road": 0.15, "lake": 0.1}
        names += [name for name, chance in chances.items() if random.random() < chance]
        names += ["cloud"] * (random.random() < 0.3)
    else:
        names += [name for name in ("window", "door") if random.random() < 0.3]
    pool = INDOOR if indoor else OUTDOOR
    if random.random() < 0.2:
        pool = OUTDOOR + INDOOR
    names += [pool[random.integers(len(pool))] for _ in range(random.integers(1, 6))]
    placed = []
    for name in names:
        label = BY_NAME[name]
        placed.append(Placed(label, anywhere_near(random, OBJECTS[label]), any_colour(random, OBJECTS[label])))
    # backdrops cover everything behind; among things, who stands lower stands nearer
    placed.sort(key=lambda each: (layer(each.label), each.box[1] + each.box[3] if layer(each.label) == THINGS else each.box[1]))
    return placed


def light(random):
    daylight = float(random.choice([random.uniform(0.75, 1), random.uniform(0, 1), random.uniform(0, 0.3)], p=[0.55, 0.3, 0.15]))
    return Light(daylight, float(np.clip(random.normal(0, 0.5), -1, 1)), float(np.clip(random.normal(0.1, 0.45), -1, 1)))


def render(seed, noise):
    """One scene: image uint8 [96,96,3], plain uint8 [96,96,4], instance uint8 [96,96], table float32 [instances,5] (label, box), light [3]."""
    random = np.random.default_rng(seed)
    return draw(compose(random), light(random), random, noise)


def draw(placed, lighting, random, noise):
    canvas = Canvas(lighting, random, noise)
    canvas.table = placed
    for number, each in enumerate(placed):
        name = OBJECTS[each.label]["name"]
        if name in ("sun", "moon", "lamp", "fire", "star"):
            strength = {"sun": 0.55, "moon": 0.30, "star": 0.2}.get(name, 0.15 + 0.4 * float(canvas.night))
            canvas.halos.append((each.box, each.colour * 0.8 + 0.2, strength * 0.8))
            if name in ("sun", "moon"):
                canvas.lamp = (each.box[0] + each.box[2] / 2, each.colour)
    for number, each in enumerate(placed):
        canvas.place(each, number)
        if layer(each.label) == BACKDROP and number + 1 < len(placed):
            canvas.stars()
    table = np.array([[each.label, *each.box] for each in placed], np.float32)
    plain = (np.clip(canvas.plain, 0, 1) * 255 + 0.5).astype(np.uint8)
    return canvas.finish(), plain, canvas.instance, table, np.array([lighting.daylight, lighting.warmth, lighting.sharpness], np.float32)


if __name__ == "__main__":
    import sys

    tiles = Noise(np.random.default_rng(7))
    sheet = Image.new("RGB", (8 * 128, 6 * 128))
    for index in range(48):
        image, plain, _, _, _ = render(int(sys.argv[2]) + index if len(sys.argv) > 2 else index, tiles)
        sheet.paste(Image.fromarray(image).resize((128, 128), Image.BICUBIC), (index % 8 * 128, index // 8 * 128))
    sheet.save(sys.argv[1])

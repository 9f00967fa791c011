"""The network: a small U-Net that predicts v from a noisy image, the layout and the light."""
import math

import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = (32, 56, 96)
LABEL_WIDTH = 10
TIME_WIDTH = 24
STATE_WIDTH = 96


class Block(nn.Module):
    """Two convolutions whose middle is scaled and shifted by the state: how noisy, how light."""

    def __init__(self, inside, outside):
        super().__init__()
        self.before = nn.GroupNorm(8, inside)
        self.first = nn.Conv2d(inside, outside, 3, padding=1)
        self.between = nn.GroupNorm(8, outside)
        self.state = nn.Linear(STATE_WIDTH, 2 * outside)
        self.second = nn.Conv2d(outside, outside, 3, padding=1)
        self.past = nn.Conv2d(inside, outside, 1) if inside != outside else nn.Identity()
        nn.init.zeros_(self.second.weight)

    def forward(self, x, state):
        scale, shift = self.state(state)[:, :, None, None].chunk(2, 1)
        y = self.first(F.silu(self.before(x)))
        y = self.between(y) * (1 + scale) + shift
        return self.past(x) + self.second(F.silu(y))


class Glance(nn.Module):
    """Attention over the coarsest grid: the light of the sun reaches the sea."""

    def __init__(self, width):
        super().__init__()
        self.before = nn.GroupNorm(8, width)
        self.ask = nn.Conv2d(width, 3 * width, 1)
        self.answer = nn.Conv2d(width, width, 1)
        nn.init.zeros_(self.answer.weight)

    def forward(self, x):
        query, key, value = self.ask(self.before(x)).flatten(2).chunk(3, 1)
        weights = torch.softmax(query.transpose(1, 2) @ key * key.shape[1] ** -0.5, -1)
        return x + self.answer((value @ weights.transpose(1, 2)).reshape(x.shape))


class SceneNet(nn.Module):
    def __init__(self, labels):
        super().__init__()
        a, b, c = WIDTHS
        given = 3 + 4 + 2 + LABEL_WIDTH
        self.label = nn.Embedding(labels, LABEL_WIDTH)
        self.register_buffer("frequencies", torch.exp(torch.linspace(0, math.log(60), TIME_WIDTH // 2)))
        self.state = nn.Sequential(nn.Linear(TIME_WIDTH + 3, STATE_WIDTH), nn.SiLU(), nn.Linear(STATE_WIDTH, STATE_WIDTH), nn.SiLU())
        self.enter = nn.Conv2d(given, a, 4, stride=2, padding=1)
        self.down1 = Block(a, a)
        self.to2 = nn.Conv2d(a, b, 3, stride=2, padding=1)
        self.down2 = Block(b, b)
        self.to3 = nn.Conv2d(b, c, 3, stride=2, padding=1)
        self.deep = nn.ModuleList([Block(c, c), Block(c, c)])
        self.glance = Glance(c)
        self.deepest = Block(c, c)
        self.up2 = Block(c + b, b)
        self.up1 = Block(b + a, a)
        self.leave = nn.Conv2d(a, 64, 1)
        self.full1 = nn.Conv2d(16 + given, 16, 3, padding=1)
        self.full2 = nn.Conv2d(16, 3, 3, padding=1)

    def forward(self, image, labels, colours, places, conditions):
        """image [n,3,h,w] and colours with glow [n,4,h,w] from -1 to 1; labels [n,h,w]; places [n,2,h,w]; conditions [n,4]: time, daylight, warmth, sharpness."""
        time = conditions[:, :1] * self.frequencies
        state = self.state(torch.cat([torch.sin(time), torch.cos(time), conditions[:, 1:]], 1))
        given = torch.cat([image, self.label(labels).permute(0, 3, 1, 2), colours, places], 1)
        fine = self.down1(self.enter(given), state)
        middle = self.down2(self.to2(fine), state)
        deep = self.to3(middle)
        for block in self.deep:
            deep = block(deep, state)
        deep = self.deepest(self.glance(deep), state)
        up = self.up2(torch.cat([F.interpolate(deep, scale_factor=2.0), middle], 1), state)
        up = self.up1(torch.cat([F.interpolate(up, scale_factor=2.0), fine], 1), state)
        full = torch.cat([F.pixel_shuffle(self.leave(up), 2), given], 1)
        return self.full2(F.silu(self.full1(full)))

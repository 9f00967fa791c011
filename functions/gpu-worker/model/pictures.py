"""Shows how the training went: loss.png from the log, samples.png from the averaged weights. pictures.py FOLDER."""
import csv
import math
import sys
from pathlib import Path

import torch
from PIL import Image, ImageDraw

from data import held_out
from network import SceneNet
from objects import OBJECTS
from scenes import SIDE

HERE = Path(__file__).parent
STEPS = 20
END = 0.12  # as the worker's sampler


def denoise(net, batch, seed):
    """DDIM without added noise, from pure noise to an image."""
    _, labels, colours, places, light = batch
    x = torch.randn(batch[0].shape, generator=torch.Generator().manual_seed(seed))
    for step in range(STEPS):
        t, after = (1 - (1 - END) * (step + i) / STEPS for i in (0, 1))
        v = net(x, labels, colours, places, torch.cat([torch.full((len(x), 1), t), light], 1))
        clean = (math.cos(t * math.pi / 2) * x - math.sin(t * math.pi / 2) * v).clamp(-1, 1)
        noise = (x - math.cos(t * math.pi / 2) * clean) / math.sin(t * math.pi / 2)
        x = math.cos(after * math.pi / 2) * clean + math.sin(after * math.pi / 2) * noise
    return clean


def pixels(tensor):
    return Image.fromarray(((tensor.permute(1, 2, 0) + 1) * 127.5).clamp(0, 255).byte().numpy())


def samples(folder, target):
    """Pairs: a scene that was never trained on as drawn, and what the model makes of its layout."""
    net = SceneNet(len(OBJECTS)).eval()
    net.load_state_dict(torch.load(folder / "checkpoint.pt")["average"])
    batch = held_out(folder).batch(torch.arange(20))
    with torch.no_grad():
        made = denoise(net, batch, 5)
    sheet = Image.new("RGB", (8 * (SIDE + 2), 5 * (SIDE + 2)), "white")
    for i in range(20):
        for j, image in enumerate((batch[0][i], made[i])):
            sheet.paste(pixels(image), ((i % 4 * 2 + j) * (SIDE + 2), i // 4 * (SIDE + 2)))
    sheet.save(target, optimize=True)


def curve(log, target):
    rows = [[float(value) for value in row] for row in csv.reader(open(log, newline=""))]
    width, height, edge = 720, 360, 50
    sheet = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(sheet)
    logs = [math.log10(value) for row in rows for value in row[1:]]
    low, high = min(logs) - 0.05, max(logs) + 0.05
    most = rows[-1][0]

    def at(seen, value):
        return (edge + (width - 2 * edge) * seen / most, height - edge - (height - 2 * edge) * (math.log10(value) - low) / (high - low))

    draw.rectangle([edge, edge, width - edge, height - edge], outline="#888888")
    for column, colour, name in ((1, "#4a7fb8", "trained on"), (2, "#c9553f", "held out")):
        draw.line([at(row[0], row[column]) for row in rows], fill=colour, width=2)
        draw.text((width - 200, edge + 16 * column), name, fill=colour)
    draw.text((edge, height - edge + 8), f"scenes seen, up to {most:,.0f}", fill="black")
    for value in (10 ** high, 10 ** low):
        draw.text((4, at(0, value)[1] - 6), f"{value:.3f}", fill="black")
    draw.text((edge, edge - 16), "mean squared error of v, logarithmic", fill="black")
    sheet.save(target, optimize=True)


if __name__ == "__main__":
    kept = Path(sys.argv[1])
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    samples(kept, where / "samples.png")
    curve(kept / "loss.csv", where / "loss.png")
